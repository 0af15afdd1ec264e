using System.Globalization;

namespace JobKit.Chaos;

/// <summary>What the controller tells a process that it starts, as that process's command line.</summary>
internal sealed record ProcessArguments(string Name, ChaosStore Store, string Folder, int Seed, double FaultRate)
{
    public static ProcessArguments Parse(IEnumerable<string> arguments) => Parse(new ArgumentList(arguments));

    public static ProcessArguments Parse(ArgumentList list)
    {
        var parsed = new ProcessArguments(
            list.Required("name"),
            new ChaosStore(list.Choice<StoreKind>("store"), list.Required("connection")),
            list.Required("folder"),
            list.Number("seed", 1, 0, int.MaxValue),
            list.Share("rate", 0));
        list.ExpectNoMore();
        return parsed;
    }

    public IEnumerable<string> ToCommandLine() =>
    [
        "--name", Name, "--store", Store.Kind.ToString(), "--connection", Store.ConnectionString, "--folder", Folder,
        "--seed", Seed.ToString(CultureInfo.InvariantCulture), "--rate", FaultRate.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>A file of the named process, one of each kind.</summary>
    public static string FileOf(string folder, string name, string kind) => Path.Combine(folder, $"{name}.{kind}");
}
