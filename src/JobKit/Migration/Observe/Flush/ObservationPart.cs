namespace JobKit.Migration;

/// <summary>Counts that wait to be sent.</summary>
/// <param name="Deltas">Of cohorts.</param>
/// <param name="Exposures">First exposures.</param>
/// <param name="IsSuspect">Whether they are of a batch that the store refused.</param>
internal sealed record ObservationPart(IReadOnlyList<CohortDelta> Deltas, IReadOnlyList<ExposureDelta> Exposures, bool IsSuspect = false)
{
    /// <summary>Whether the node stops after them.</summary>
    public bool IsLast { get; init; }

    /// <summary>What to try in its place: first all of it once more, then halves; nothing where it is a single thing.</summary>
    public IReadOnlyList<ObservationPart> Pieces() => this switch
    {
        { IsSuspect: false } => [this with { IsSuspect = true }],
        { Deltas.Count: > 0, Exposures.Count: > 0 } => [this with { Exposures = [] }, this with { Deltas = [] }],
        { Deltas.Count: > 1 } => [.. Halves(Deltas).Select(half => this with { Deltas = half })],
        { Exposures.Count: > 1 } => [.. Halves(Exposures).Select(half => this with { Exposures = half })],
        _ => [],
    };

    private static IEnumerable<T[]> Halves<T>(IReadOnlyList<T> all) => all.Chunk((all.Count + 1) / 2);
}
