namespace JobKit.Migration;

/// <summary>One node's counts of one second.</summary>
/// <param name="Node">The node: an id fresh for each process, at most 200 characters.</param>
/// <param name="Seq">1 for its first batch, then one more for each. A batch whose answer was lost is sent again with the same number.</param>
/// <param name="Deltas">At most one for each cohort; none when nothing happened, so that the node is still seen.</param>
public sealed record ObservationBatch(string Node, long Seq, IReadOnlyList<CohortDelta> Deltas)
{
    /// <summary>Places in which the node saw a unit for the first time; none by default.</summary>
    public IReadOnlyList<ExposureDelta> Exposures { get; init; } = [];

    /// <summary>Whether the node stops and sends no more: nobody waits for it, and nothing of its is missed. False by default.</summary>
    public bool IsLast { get; init; }
}
