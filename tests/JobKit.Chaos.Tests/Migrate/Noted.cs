using JobKit.Migration;

namespace JobKit.Chaos.Tests.Migrate;

/// <summary>Journals and cohorts to compare.</summary>
internal static class Noted
{
    public const long Second = 1_000_000;

    /// <summary>A node that was killed at 10 s, had its last answer at 9 s, and served one request at each tenth of a second.</summary>
    public static NodeNotes Killed { get; } = new("node-1", Legacy(100), new(8_990_000, 9 * Second, 10 * Second, MidFlush: false, Stored: false, Delayed: false));

    /// <summary>Legacy requests, one at each tenth of a second; each tenth fails.</summary>
    public static IReadOnlyList<RoutedUnit> Legacy(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new RoutedUnit(number * Second / 10, 1, MigrationSide.Legacy, 0, Guid.Empty, Fails: number % 10 == 0))];

    public static RoutedUnit Candidate(Guid job) => new(0, 1, MigrationSide.Candidate, 0, job);

    public static StampedJob Job(JobStatus status) => new(Guid.CreateVersion7(), 1, RolloutPlans.Endpoint, status);

    public static CohortRow Row(ObservedArm arm, long units, long done, long errors, long refused = 0)
    {
        var ack = new MicrosHistogram();
        for (var number = 0; number < refused; number++)
            ack.Add(5);
        return new(
            new(RolloutPlans.Key, 1, RolloutPlans.Endpoint, DateTimeOffset.UnixEpoch, arm),
            new() { Units = units, Done = done, Errors = errors, Ack = ObservedTimes.Of(new(), ack) });
    }
}
