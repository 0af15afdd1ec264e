using System.Globalization;

namespace JobKit.Chaos;

/// <summary>One line of the client's log.</summary>
internal sealed record ClientLine(ClientEvent Event, int Index, Guid JobId)
{
    public static ClientLine Parse(string line)
    {
        var parts = line.Split(' ', 4);
        return new ClientLine(Enum.Parse<ClientEvent>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture), Guid.Parse(parts[2]));
    }
}
