using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>All endpoints' cohorts of one interval.</summary>
/// <param name="Start">When the interval began, UTC.</param>
/// <param name="Rows">One row for each endpoint that had units, in the endpoints' ordinal order, so that sums come out alike everywhere.</param>
public sealed record CohortMinute(DateTimeOffset Start, ImmutableArray<CohortCounts> Rows);
