using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>The three kinds of counts of one arm in one epoch.</summary>
internal readonly record struct ArmSums(long Units, long Done, long Errors)
{
    public static ArmSums Counted(IEnumerable<CohortRow> rows) => rows.Aggregate(
        default(ArmSums), (sum, row) => new(sum.Units + row.Sums.Units, sum.Done + row.Sums.Done, sum.Errors + row.Sums.Errors));

    /// <summary>Of legacy requests, which end at once.</summary>
    public static ArmSums Noted(IReadOnlyCollection<RoutedUnit> units) => new(units.Count, units.Count, units.Count(unit => unit.Fails));

    public IEnumerable<(string Kind, long Number)> Kinds => [("units", Units), ("done", Done), ("errors", Errors)];
}
