namespace JobKit.Migration;

/// <summary>Nodes that fell silent without having said that they stop: what they were at is lost. Pure.</summary>
internal sealed class GoneNodes
{
    /// <summary>A node that did not flush for this long is gone, and the others' numbers are complete without it.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>A request that takes longer is not looked for at a node that fell silent meanwhile.</summary>
    public static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(5);

    private readonly List<DateTimeOffset> _lastSeen;

    public GoneNodes(ObservedNodes nodes) =>
        _lastSeen = [.. nodes.Nodes.Select(it => it.SeenAt).Where(seen => seen <= nodes.Now - Silence)];

    /// <summary>None is gone.</summary>
    public static GoneNodes None { get; } = new(new(DateTimeOffset.UnixEpoch, []));

    /// <summary>Whether one of them may have had a request that began then, and took its end with it.</summary>
    /// <param name="start">When the request's cohort began.</param>
    /// <param name="cohort">How long its units came in.</param>
    public bool MayHaveTaken(DateTimeOffset start, TimeSpan cohort) =>
        _lastSeen.Exists(seen => seen >= start - Silence && seen < start + cohort + LongestRequest);
}
