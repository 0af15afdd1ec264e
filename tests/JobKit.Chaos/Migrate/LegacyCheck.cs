using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>Compares the store's counts of legacy requests with the journals: none counted twice, and none missing but of a killed node's last second.</summary>
internal static class LegacyCheck
{
    /// <summary>From the note of a request to its count, and from the collecting of a batch to the note that it is sent.</summary>
    private static readonly long Slack = Clock.Span(TimeSpan.FromSeconds(0.1));

    /// <summary>A node counts for a second between two batches; a timer may be late.</summary>
    private static readonly long Unsent = Clock.Span(TimeSpan.FromSeconds(1.5));

    /// <param name="rows">All cohorts of the endpoint.</param>
    /// <param name="notes">All nodes' journals.</param>
    public static IEnumerable<string> Problems(IReadOnlyCollection<CohortRow> rows, IReadOnlyCollection<NodeNotes> notes)
    {
        var noted = notes.SelectMany(node => node.Units).Where(IsLegacy).ToLookup(Place);
        var losable = notes.SelectMany(Losable).Where(IsLegacy).ToLookup(Place);
        var counted = rows.Where(row => !row.Cohort.IsCandidate).ToLookup(row => (row.Cohort.Epoch, row.Cohort.Arm));
        foreach (var place in noted.Select(it => it.Key).Union(counted.Select(it => it.Key)).Order())
        {
            var (were, are, may) = (ArmSums.Noted([.. noted[place]]), ArmSums.Counted(counted[place]), ArmSums.Noted([.. losable[place]]));
            foreach (var ((kind, was), (_, number), (_, lost)) in were.Kinds.Zip(are.Kinds, may.Kinds))
            {
                if (number > was)
                    yield return $"epoch {place.Epoch}, {place.Arm}: {number} {kind} were counted of {was}: some twice";
                if (was - number > lost)
                    yield return $"epoch {place.Epoch}, {place.Arm}: {was - number} of {was} {kind} were not counted; the killed nodes had {lost} unsent";
            }
        }
    }

    /// <summary>Nodes that had counted for longer than a second without sending it; not those whose last answer was lost, which wait before they send again.</summary>
    public static IEnumerable<string> Late(IEnumerable<NodeNotes> notes) =>
        from node in notes
        where node.Death is { Delayed: false } && UnsentOf(node, node.Death) > Unsent
        select FormattableString.Invariant($"{node.Node} had counted for {UnsentOf(node, node.Death!) / 1e6:0.00} s without sending it when it was killed");

    /// <summary>How many legacy requests the killed nodes had not sent.</summary>
    public static int Unflushed(IEnumerable<NodeNotes> notes) => notes.SelectMany(Losable).Count(IsLegacy);

    private static long UnsentOf(NodeNotes node, NodeDeath death) =>
        death.CountedUntil - (death.CountedSince ?? node.Units.Select(unit => unit.At).DefaultIfEmpty(death.CountedUntil).Min());

    private static IEnumerable<RoutedUnit> Losable(NodeNotes node) =>
        node.Death is { } death ? node.Units.Where(unit => death.SentAt is not { } sent || unit.At > sent - Slack) : [];

    private static bool IsLegacy(RoutedUnit unit) => unit.Side == MigrationSide.Legacy;

    private static (long Epoch, ObservedArm Arm) Place(RoutedUnit unit) => (unit.Epoch, unit.Arm);
}
