using JobKit.Migration;

namespace JobKit.Chaos.Tests.Migrate;

public sealed class Rolled_back
{
    private static readonly StampedJob[] Queued = [Noted.Job(JobStatus.Cancelled), Noted.Job(JobStatus.Cancelled)];

    private static readonly RolloutEvent Started = Event(RolloutEventTip.Start, "stage", 2);

    private static readonly RollbackEvidence Whole = new(
        2,
        [Step("drainQueued", count: 2, attempt: 2), Step("backup"), Step("alert") with { State = RollbackStepState.Skipped }],
        Queued,
        [.. Queued.SelectMany(job => new[] { (job.Id, "job.reschedule"), (job.Id, "job.cancel") })],
        [Started, Event(RolloutEventTip.Of(Started), "rollback", 3)],
        [JobStatus.Completed],
        new Dictionary<string, int> { ["backup"] = 1 },
        Alerts: 1);

    [Fact]
    public void All_steps_once_all_jobs_once_one_event_and_a_whole_chain_are_right()
    {
        RollbackCheck.Problems(Whole, kills: 1).Should().BeEmpty();
    }

    [Fact]
    public void A_step_that_is_lost_repeated_or_counts_wrong_is_told()
    {
        Problem(Whole with { Steps = [.. Whole.Steps, Step("late") with { State = RollbackStepState.Running, Detail = "why" }] }).Should().Be("the step late is Running: why");
        Problem(Whole with { Steps = [.. Whole.Steps, Step("never", attempt: 0)] }).Should().Be("the step never was begun 0 times with 1 kills");
        Problem(Whole with { Steps = [.. Whole.Steps, Step("often", attempt: 3)] }).Should().Be("the step often was begun 3 times with 1 kills");
        Problem(Whole with { Steps = [Step("backup", attempt: 2)] }).Should().Be("the step backup was begun again after it was done");
        Problem(Whole with { Steps = [Step("drainQueued", count: 1)] }).Should().StartWith("the step drainQueued says 1 of 2 jobs");
        Problem(Whole with { SystemJobs = [JobStatus.Completed, JobStatus.Completed] }).Should().Contain("one is to be completed");
        Problem(Whole with { SystemJobs = [JobStatus.Failed] }).Should().Contain("one is to be completed");
        Problem(Whole with { Alerts = 2 }).Should().Be("the end of the steps was told 2 times");
    }

    [Fact]
    public void A_job_that_is_left_or_cancelled_twice_is_told()
    {
        Problem(Whole with { Queued = [Queued[0], Queued[1] with { Status = JobStatus.Pending }] }).Should().Be("1 of 2 waiting jobs were not cancelled");
        Problem(Whole with { Acts = [.. Whole.Acts, (Queued[0].Id, "job.cancel")] }).Should().Be("the audit has more than one job.cancel of 1 waiting jobs");
        Problem(Whole with { Acts = [.. Whole.Acts, (Queued[0].Id, "job.reschedule")] }).Should().Be("the audit has more than one job.reschedule of 1 waiting jobs");
        Problem(Whole with { Acts = [.. Whole.Acts.Skip(1)] }).Should().Be("the audit has no job.reschedule of 1 waiting jobs");
        Problem(Whole with { Acts = [.. Whole.Acts, (Queued[0].Id, "job.retry")] }).Should().Be("the audit has 1 other acts on waiting jobs");
    }

    [Fact]
    public void A_second_event_none_and_a_broken_chain_are_told()
    {
        var last = Whole.Chain[^1];
        Problem(Whole with { Chain = [.. Whole.Chain, Event(RolloutEventTip.Of(last), "rollback", 4)] }).Should().Be("there are 2 events of the one rollback");
        Problem(Whole with { Chain = [Started] }).Should().Be("there are 0 events of the one rollback");
        Problem(Whole with { Chain = [Started, last with { Reason = "another" }] }).Should().Be("the chain of events is broken at 2");
        Problem(Whole with { Chain = [Started, Event(RolloutEventTip.Of(Started), "rollback", 2)] }).Should().Be("the events' versions do not go up one by one");
    }

    private static string Problem(RollbackEvidence seen) => RollbackCheck.Problems(seen, kills: 1).Should().ContainSingle().Subject;

    private static RollbackStep Step(string name, int? count = null, int attempt = 1) => new(RolloutPlans.Key, 2, name, RollbackStepState.Done, attempt, count);

    private static RolloutEvent Event(RolloutEventTip tip, string kind, long version) => RolloutEventChain.Append(
        tip, new() { Key = RolloutPlans.Key, Kind = kind, Actor = "chaos", Evidence = "{}" }, version, DateTimeOffset.UnixEpoch);
}
