using System.Globalization;

namespace JobKit.Chaos;

/// <summary>The <c>--name value</c> pairs of a command line. Whoever reads a name takes it; what is left over was not understood.</summary>
internal sealed class ArgumentList
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public ArgumentList(IEnumerable<string> arguments)
    {
        string? name = null;
        foreach (var argument in arguments)
        {
            if (name is null)
            {
                name = argument.StartsWith("--", StringComparison.Ordinal)
                    ? argument[2..]
                    : throw new UsageException($"'{argument}' stands where a name was expected. Write --name value.");
                continue;
            }

            if (!_values.TryAdd(name, argument))
                throw new UsageException($"--{name} is given twice. Give it once.");
            name = null;
        }

        if (name is not null)
            throw new UsageException($"--{name} has no value. Write --{name} value.");
    }

    public string? Text(string name) => _values.Remove(name, out var value) ? value : null;

    public string Required(string name) => Text(name) ?? throw new UsageException($"--{name} is missing. Add it.");

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException($"--{name} is {text}. It must be between {least} and {most}. Leave it out for {otherwise}.");
    }

    public double Share(string name, double otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 0.5
            ? value
            : throw new UsageException($"--{name} is {text}. It must be between 0 and 0.5. Leave it out for {otherwise.ToString(CultureInfo.InvariantCulture)}.");
    }

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var text = Required(name);
        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new UsageException($"--{name} is {text}. It must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public void ExpectNoMore()
    {
        if (_values.Count > 0)
            throw new UsageException($"--{_values.Keys.First()} is not known here. Leave it out.");
    }
}
