using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe;

/// <summary>Decisions, cohorts and readings that the tests of this folder share.</summary>
internal static class Observed
{
    public const string Key = "create-storybook";
    public const string Name = "POST /api/story";

    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The start of a <see cref="Testing.ManualTimeProvider"/>, a whole minute.</summary>
    public static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static RouteDecision To(MigrationSide side, int sub = 3, long epoch = 1, bool randomised = true) =>
        new() { Side = side, Sub = sub, Epoch = epoch, Randomised = randomised, Stage = MigrationStage.Canary, Reason = RouteReason.Split };

    public static CohortKey Cohort(ObservedArm arm, int minute = 0, string endpoint = Name, long epoch = 1) =>
        new(Key, epoch, endpoint, Start + (minute * Minute), arm);

    public static SubCounts Subs(int sub, long units, long errors) =>
        new(SubCounts.Zero.Units.SetItem(sub, units), SubCounts.Zero.Errors.SetItem(sub, errors));

    public static ObservedTimes Times(IEnumerable<long> succeeded, IEnumerable<long>? failed = null)
    {
        var (good, bad) = (new MicrosHistogram(), new MicrosHistogram());
        foreach (var time in succeeded)
        {
            good.Add(time);
        }

        foreach (var time in failed ?? [])
        {
            bad.Add(time);
        }

        return ObservedTimes.Of(good, bad);
    }

    /// <summary>A job of the cohort that has just ended.</summary>
    public static SettledJob Ended(RouteStamp stamp, JobStatus status, TimeSpan took, DateTimeOffset? createdAt = null) => new()
    {
        Id = JobId.New(),
        Type = "storybook.create",
        Queue = "default",
        Status = status,
        Verb = JobVerb.Complete,
        Metadata = stamp.ToMetadata(),
        CreatedAt = createdAt ?? stamp.Cohort.Start,
        FinishedAt = (createdAt ?? stamp.Cohort.Start) + took,
    };

    /// <summary>Everything that was drained, summed by cohort.</summary>
    public static Dictionary<CohortKey, CohortDelta> Sum(IEnumerable<CohortDelta> deltas) => deltas
        .GroupBy(it => it.Cohort)
        .ToDictionary(it => it.Key, it => it.Aggregate((a, b) => new(a.Cohort, a.Sums.Plus(b.Sums), a.Subs.Plus(b.Subs))));
}
