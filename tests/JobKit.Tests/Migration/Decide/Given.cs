using System.Collections.Immutable;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide;

/// <summary>A migration at 10 % that has stood for a day, with the numbers that a test gives it.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    public const string Endpoint = "POST /api/story";

    public static StepFrame Frame(double? legacyRate = .01) => new(Start, [new EndpointBaseline(Endpoint, legacyRate)]);

    /// <summary>All ended, with errors of either side.</summary>
    public static CohortCounts Row(long nT, long eT, long nC, long eC, string endpoint = Endpoint) =>
        new(endpoint, new ArmCounts(nT, nT, eT), new ArmCounts(nC, nC, eC));

    public static CohortMinute At(int minute, params CohortCounts[] rows) => new(Start + (minute * Minute), [.. rows]);

    /// <summary>Equal minutes, one after the other.</summary>
    public static ImmutableArray<CohortMinute> Minutes(int count, CohortCounts row, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(minute => At(minute, row))];

    public static DateTimeOffset After(int minutes) => Start + (minutes * Minute) + TimeSpan.FromSeconds(2);

    /// <summary>An input whose minutes are folded as far as they can be, looked at two seconds after the last.</summary>
    public static DecisionInput Input(
        ImmutableArray<CohortMinute> minutes, SequentialPolicy? policy = null, SubTable? subs = null, RolloutSituation? situation = null)
    {
        policy ??= new SequentialPolicy(new SequentialParameters());
        var now = minutes.IsEmpty ? After(0) : minutes[^1].Start + Minute + TimeSpan.FromSeconds(2);
        situation ??= Situation(now);
        return new DecisionInput
        {
            Now = now,
            Situation = situation,
            Sums = policy.Fold(EvidenceSums.Empty, minutes.AsSpan(), situation.Frame, now),
            Minutes = minutes,
            Subs = subs ?? Spread(),
        };
    }

    public static RolloutSituation Situation(DateTimeOffset now, StepFrame? frame = null) => new()
    {
        SharePpm = 100_000,
        StepsPpm = [10_000, 50_000, 100_000, 250_000, 500_000, 1_000_000],
        Frame = frame ?? Frame(),
        StatsAsOf = now,
    };

    /// <summary>Errors in every sub: no clusters.</summary>
    public static SubTable Spread() => new(Each(1000), Each(10), Each(9000), Each(90), Each(1));

    public static ImmutableArray<long> Each(long value) => [.. Enumerable.Repeat(value, DesignEffect.Subs)];
}
