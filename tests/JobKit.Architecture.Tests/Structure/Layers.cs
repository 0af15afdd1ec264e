namespace JobKit.Architecture.Tests.Structure;

/// <summary>The order of the core's folders: a folder uses what stands in an earlier layer, and a neighbour if that does not use it back.</summary>
internal static class Layers
{
    /// <summary>The root's own name.</summary>
    private const string Doors = "";

    /// <summary>Any stage may report to it; it knows the doors and the store's records, which it tells of.</summary>
    private const string Telemetry = "Telemetry";

    private static readonly string[][] Order =
    [
        [Doors],
        ["Storage"],
        [Telemetry],
        ["Types", "Measure", "Watch", "Loops"],
        ["Enqueue", "Claim", "Execute", "Settle", "Maintain"],
        ["Worker"],
        ["Registration"],
    ];

    public static IEnumerable<string> Breaches(IEnumerable<string> folders, IEnumerable<Use> uses)
    {
        var strangers = folders.Where(folder => LayerOf(folder) < 0).Distinct(StringComparer.Ordinal)
            .Select(folder => $"The folder {folder} has no layer. Put it where it belongs in {nameof(Layers)}.{nameof(Order)}.");
        var upward = uses.Where(use => LayerOf(use.To) > LayerOf(use.From) && LayerOf(use.From) >= 0)
            .Select(use => $"{use}, which stands in a later layer.");
        return strangers.Concat(upward).Order(StringComparer.Ordinal);
    }

    private static int LayerOf(string folder) => Array.FindIndex(Order, layer => layer.Contains(folder, StringComparer.Ordinal));
}
