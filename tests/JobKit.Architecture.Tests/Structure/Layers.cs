namespace JobKit.Architecture.Tests.Structure;

/// <summary>The order of folders: a folder uses what stands in an earlier layer, and a neighbour if that does not use it back.</summary>
internal sealed class Layers(params string[][] order)
{
    /// <summary>The root's own name.</summary>
    private const string Doors = "";

    /// <summary>Any stage may report to it; it knows the doors and the store's records, which it tells of.</summary>
    private const string Telemetry = "Telemetry";

    /// <summary>The core's folders. The migration loop stands above the whole job loop, which therefore cannot mention it.</summary>
    public static readonly Layers OfTheCore = new(
        [Doors],
        ["Storage"],
        [Telemetry],
        ["Types", "Measure", "Watch", "Loops"],
        ["Enqueue", "Claim", "Execute", "Settle", "Maintain"],
        ["Worker"],
        ["Migration"],
        ["Registration"]);

    /// <summary>The folders within <c>Migration</c>. A plan, a door, is made of the policy's parameters, which therefore stand before.</summary>
    public static readonly Layers OfTheMigration = new(
        ["Parameters"],
        [Doors],
        ["Plan", "Route", "Observe"],
        ["Flags", "Decide"],
        ["Backfill", "Compat", "Verify", "Shadow", "Alert"],
        ["Act"]);

    public IEnumerable<string> Breaches(IEnumerable<string> folders, IEnumerable<Use> uses)
    {
        var strangers = folders.Where(folder => LayerOf(folder) < 0).Distinct(StringComparer.Ordinal)
            .Select(folder => $"The folder {folder} has no layer. Put it where it belongs in {nameof(Layers)}.");
        var upward = uses.Where(use => LayerOf(use.To) > LayerOf(use.From) && LayerOf(use.From) >= 0)
            .Select(use => $"{use}, which stands in a later layer.");
        return strangers.Concat(upward).Order(StringComparer.Ordinal);
    }

    private int LayerOf(string folder) => Array.FindIndex(order, layer => layer.Contains(folder, StringComparer.Ordinal));
}
