using JobKit;
using JobKit.Migration;

namespace Storybook.Tests;

public sealed class Timing_the_demo
{
    private static readonly RolloutPlan Plan = RolloutPlan.FromJson(File.ReadAllText(MigrationSetup.PathOf("demo")));

    private static readonly DateTimeOffset Began = Stories.Time.AddTicks(-(Stories.Time.Ticks % TimeSpan.FromSeconds(5).Ticks));

    private static readonly Rollout Rollout = new()
    {
        Key = MigrationSetup.Key,
        Salt = Plan.Salt,
        Plan = Plan,
        Epoch = 1,
        Stage = MigrationStage.Canary,
        Share = TrafficShare.FromPercent(50),
        EnteredAt = Began,
    };

    [Fact]
    public void It_can_be_done_in_ten_minutes_on_a_machine_that_serves_four_requests_a_second()
    {
        var times = new DemoTimes();
        var twice = 2 * (DemoTimes.Ramp(Plan, 4) + times.Stands);
        (times.Calm + twice + Plan.Parameters.CoolDown + times.Reaction + TimeSpan.FromSeconds(10)).Should().BeLessThan(times.Limit);
        times.Limit.Should().BeLessThan(TimeSpan.FromMinutes(10));
        Plan.Parameters.Cohort.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_evidence_is_there_with_the_failure_that_convinces_the_policy_and_no_sooner()
    {
        var good = Enumerable.Range(0, 40).Select(number => Made(number, number * 0.5, failed: false)).ToList();
        var bad = Enumerable.Range(0, 20).Select(number => Made(number, 20 + (number * 0.2), failed: true)).ToList();
        var legacy = Enumerable.Range(0, 48).Select(number => Began.AddSeconds(number * 0.5)).ToList();

        var found = EvidenceMoment.Find(Rollout, Began, [.. good, .. bad], legacy);

        found.Should().NotBeNull();
        var needed = bad.Count(job => job.FinishedAt <= found);
        needed.Should().BeInRange(4, 12);
        EvidenceMoment.Find(Rollout, Began, [.. good, .. Ended(bad, needed)], legacy).Should().Be(found);
        EvidenceMoment.Find(Rollout, Began, [.. good, .. Ended(bad, needed - 1)], legacy).Should().BeNull();
    }

    [Fact]
    public void Failures_of_another_epoch_or_of_nobodys_chance_are_no_evidence()
    {
        var bad = Enumerable.Range(0, 20).Select(number => Made(number, number * 0.2, failed: true)).ToList();
        EvidenceMoment.Find(Rollout with { Epoch = 2 }, Began, bad, []).Should().BeNull();
        EvidenceMoment.Find(Rollout, Began, [.. bad.Select(job => job with { Metadata = null })], []).Should().BeNull();
    }

    [Fact]
    public void The_numbers_of_a_rollback_are_told_and_tried_again()
    {
        var failing = new CohortCounts("POST /api", new(12, 12, 12), new(12, 12, 0));
        System.Collections.Immutable.ImmutableArray<long> ones = [.. Enumerable.Repeat(1L, 12), .. new long[20]];
        var verdict = new SequentialPolicy(Plan.Parameters).Decide(new()
        {
            Now = Began.AddSeconds(6),
            Situation = new() { SharePpm = 500_000, StepsPpm = [500_000], Frame = new(Began, []), StatsAsOf = Began.AddSeconds(6) },
            Minutes = [new(Began, [failing])],
            Subs = new(ones, ones, ones, [.. new long[32]], ones),
        });

        Detection.Words(verdict).Should().StartWith("DETECTED: Breaker; 12 failed jobs in 12 of 32 groups of users");
        Detection.Holds(verdict).Should().BeTrue();
        Detection.Holds(verdict with { Input = verdict.Input! with { Subs = SubTable.Empty } }).Should().BeFalse("one user's failures are no reason");
    }

    [Fact]
    public void A_reaction_lasts_until_nobody_is_sent_to_the_candidate_any_more()
    {
        new Reaction(Began, Began.AddSeconds(1), Began.AddSeconds(0.5)).Took.Should().Be(TimeSpan.FromSeconds(1));
        new Reaction(Began, Began.AddSeconds(1), Began.AddSeconds(1.5)).Took.Should().Be(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void The_last_line_counts_and_the_demo_is_good_only_where_all_of_it_is()
    {
        var good = new DemoOutcome(new(10, 2, 0, []), new(Began, Began, Began), [], []);
        good.Lines(new(TimeProvider.System, TextWriter.Null)).Last().Should().Be("served 10, failed 2, lost: 0");
        good.IsGood.Should().BeTrue();
        (good with { Requests = new(10, 1, 1, ["request 3 is lost"]) }).IsGood.Should().BeFalse();
        (good with { Requests = new(10, 2, 0, ["done twice"]) }).IsGood.Should().BeFalse();
        (good with { Problems = ["the second ramp did not come"] }).IsGood.Should().BeFalse();
        (good with { Reaction = null }).IsGood.Should().BeFalse();
    }

    /// <summary>The first of them have ended; the others are still at work.</summary>
    private static IEnumerable<Job> Ended(IEnumerable<Job> jobs, int first) =>
        jobs.Select((job, at) => at < first ? job : job with { FinishedAt = null, Status = JobStatus.Processing });

    private static Job Made(int number, double seconds, bool failed)
    {
        var at = Began.AddSeconds(seconds);
        var cohort = at.AddTicks(-(at.Ticks % Plan.Parameters.Cohort.Ticks));
        var stamp = new RouteStamp { Cohort = new(MigrationSetup.Key, 1, "POST /api", cohort, ObservedArm.Candidate), Sub = number % 32 };
        return new()
        {
            Id = new(Guid.CreateVersion7()),
            Type = "storybook.create",
            Queue = "default",
            Payload = "{}",
            Metadata = stamp.ToMetadata(),
            CreatedAt = at,
            FinishedAt = at.AddMilliseconds(300),
            Status = failed ? JobStatus.Failed : JobStatus.Completed,
        };
    }
}
