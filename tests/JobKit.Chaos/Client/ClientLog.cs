namespace JobKit.Chaos;

/// <summary>The client's own memory of what it asked for and what it was told, outside of the database.</summary>
internal sealed class ClientLog(string path) : IDisposable
{
    private readonly LineFile _file = new(path);

    public static IEnumerable<ClientLine> Read(string path) => LineFile.Read(path).Select(ClientLine.Parse);

    public void Write(ClientEvent what, int index, JobId id, string detail = "") => _file.Append($"{what} {index} {id} {detail}");

    public void Dispose() => _file.Dispose();
}
