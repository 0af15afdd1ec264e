using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Recount;

public sealed class CandidateRecountTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly CohortKey Cohort = Observed.Cohort(ObservedArm.Candidate);

    [Theory]
    [InlineData(5, 5, 100, false, "all ended")]
    [InlineData(5, 4, 1, false, "its end may still come")]
    [InlineData(5, 4, 61, true, "waiting is over")]
    [InlineData(4, 5, 1.1, false, "other nodes' units may still come")]
    [InlineData(4, 5, 1.2, true, "a node died with its units")]
    public void A_cohort_is_recounted_when_not_as_many_units_ended_as_began(long units, long done, double minutes, bool needed, string because)
    {
        var row = new CohortRow(Cohort, new() { Units = units, Done = done });

        IsNeeded(row, Observed.Start.AddMinutes(minutes)).Should().Be(needed, because);
        IsNeeded(row, Observed.Start + ObservationRetention.Minutes).Should().BeFalse("its row may be its hour's by then");
        IsNeeded(row with { Reconciled = true }, Observed.Start.AddDays(9)).Should().BeFalse();
        IsNeeded(row with { Cohort = Observed.Cohort(ObservedArm.Legacy) }, Observed.Start.AddDays(9))
            .Should().BeFalse();
    }

    [Fact]
    public void The_units_of_a_node_that_died_unflushed_come_back_from_their_jobs()
    {
        var row = new CohortRow(Cohort, new() { Units = 1, Done = 3, Errors = 1, Result = Observed.Times([1_000_000, 2_000_000], [3_000_000]) });

        var recount = CandidateRecount.Of(row, [Job(JobStatus.Completed, 1), Job(JobStatus.Completed, 2), Job(JobStatus.Failed, 3), Job(JobStatus.Cancelled, 4)], mature: false)!;

        recount.Sums.Should().Be(new CohortSums
        {
            Units = 4,
            Done = 4,
            Errors = 1,
            Cancelled = 1,
            Result = Observed.Times([1_000_000, 2_000_000], [3_000_000]),
        });
        recount.Subs.IsZero.Should().BeTrue("the subs were counted as the ends came");
    }

    [Fact]
    public void The_ends_that_a_dead_worker_never_told_come_back_from_their_jobs_and_what_never_ended_is_an_error_of_its_sub()
    {
        var row = new CohortRow(Cohort, new() { Units = 3, Done = 1, Result = Observed.Times([1_000_000]) });
        var jobs = new[] { Job(JobStatus.Completed, 1), Job(JobStatus.Completed, 2), Job(JobStatus.Processing, 0, sub: 6) };

        CandidateRecount.Of(row, jobs, mature: false).Should().BeNull("one is under way");
        var recount = CandidateRecount.Of(row, jobs, mature: true)!;

        recount.Sums.Should().Be(new CohortSums { Units = 3, Done = 2, Result = Observed.Times([1_000_000, 2_000_000]) });
        recount.Subs.Should().Be(Observed.Subs(6, 0, 1));
    }

    [Fact]
    public void A_cohort_of_which_nobody_told_comes_with_its_subs()
    {
        var recount = CandidateRecount.Of(new(Cohort, CohortSums.Zero), [Job(JobStatus.Failed, 1, sub: 6), Job(JobStatus.Processing, 0, sub: 6)], mature: true)!;

        recount.Sums.Should().Be(new CohortSums { Units = 2, Done = 1, Errors = 1, Result = Observed.Times([], [1_000_000]) });
        recount.Subs.Should().Be(Observed.Subs(6, 2, 2));
    }

    [Fact]
    public void Enqueues_that_failed_have_no_job_and_stay_errors()
    {
        var row = new CohortRow(Cohort, new() { Units = 2, Done = 3, Errors = 1, Ack = Observed.Times([5], [700]), Result = Observed.Times([1, 2], [700]) });

        var recount = CandidateRecount.Of(row, [Job(JobStatus.Completed, 1), Job(JobStatus.Completed, 2)], mature: false)!;

        recount.Sums.Should().Be(new CohortSums { Units = 3, Done = 3, Errors = 1, Result = Observed.Times([1_000_000, 2_000_000], [700]) });
    }

    [Fact]
    public void Clients_that_left_before_the_enqueue_have_no_job_and_stay_units()
    {
        var row = new CohortRow(Cohort, new() { Units = 2, Done = 1, Aborted = 1 });

        CandidateRecount.Of(row, [Job(JobStatus.Completed, 1)], mature: true)!.Sums.Should()
            .Be(new CohortSums { Units = 2, Done = 2, Result = Observed.Times([1_000_000]) });
    }

    [Fact]
    public void Where_jobs_were_removed_already_what_was_counted_stays()
    {
        var counted = new CohortSums { Units = 5, Done = 4, Errors = 1, Result = Observed.Times([1, 2, 3], [4]) };

        CandidateRecount.Of(new(Cohort, counted), [Job(JobStatus.Completed, 1)], mature: true)!.Sums.Should().Be(counted);
        CandidateRecount.Of(new(Cohort, counted with { Done = 7, Errors = 6 }), [], mature: true)!.Sums.Should()
            .Be(counted with { Done = 5, Errors = 5 });
    }

    [Fact]
    public void Jobs_of_other_cohorts_are_passed_over()
    {
        var (stamp, job) = Job(JobStatus.Completed, 1);
        var row = new CohortRow(Cohort, new() { Units = 0, Done = 1 });

        CandidateRecount.Of(row, [(stamp, job), (stamp with { Cohort = Observed.Cohort(ObservedArm.Candidate, 1) }, job)], mature: false)!
            .Sums.Units.Should().Be(1);
    }

    [Fact]
    public void A_cohort_is_not_closed_before_the_slowest_node_has_told_of_it_however_long_that_takes()
    {
        var row = new CohortRow(Cohort, new() { Units = 4, Done = 5 });
        var end = Observed.Start + Observed.Minute;

        CandidateRecount.IsNeeded(row, end.AddSeconds(25), end.AddSeconds(9), Observed.Minute, Hour)
            .Should().BeFalse("a node's write hangs, and what comes later finds the row closed");
        CandidateRecount.IsNeeded(row, end.AddSeconds(25), end.AddSeconds(10), Observed.Minute, Hour).Should().BeTrue();
    }

    [Fact]
    public void What_the_jobs_prove_is_not_thrown_away_for_a_request_that_died_before_its_job()
    {
        // Killed with one request on its way to the enqueue, and the ends of five jobs untold.
        var row = new CohortRow(Cohort, new() { Units = 10, Done = 4, Result = Observed.Times([1, 1, 1, 1]) });
        var jobs = Enumerable.Range(1, 9).Select(seconds => Job(JobStatus.Completed, seconds)).ToList();

        CandidateRecount.Of(row, jobs, mature: false).Should().BeNull("a node that lives may still have the tenth");
        CandidateRecount.Of(row, jobs, mature: true, nodeGone: true)!.Sums.Should()
            .Match<CohortSums>(it => it.Units == 9 && it.Done == 9 && it.Errors == 0 && it.Result.All.Count == 9);
        CandidateRecount.Of(row, jobs, mature: true)!.Sums.Should()
            .Match<CohortSums>(it => it.Units == 10 && it.Done == 9, "where no node is gone it hangs, and is the candidate's");
    }

    [Fact]
    public void A_failure_that_was_counted_stays_one_where_its_job_shows_it_no_more()
    {
        var row = new CohortRow(Cohort, new() { Units = 3, Done = 2, Errors = 1 });

        CandidateRecount.Of(row, [Job(JobStatus.Completed, 1), Job(JobStatus.Completed, 2), Job(JobStatus.Completed, 3)], mature: true)!.Sums.Should()
            .Match<CohortSums>(it => it.Units == 3 && it.Done == 3 && it.Errors == 1);
    }

    private static bool IsNeeded(CohortRow row, DateTimeOffset now) => CandidateRecount.IsNeeded(row, now, now, Observed.Minute, Hour);

    internal static (RouteStamp Stamp, Job Job) Job(JobStatus status, int seconds, int sub = 0, CohortKey? cohort = null)
    {
        var stamp = new RouteStamp { Cohort = cohort ?? Cohort, Sub = sub };
        var created = stamp.Cohort.Start.AddSeconds(30);
        return (stamp, new Job
        {
            Id = new(Guid.CreateVersion7(created)),
            Type = "storybook.create",
            Queue = "default",
            Payload = "{}",
            Status = status,
            Metadata = stamp.ToMetadata(),
            CreatedAt = created,
            FinishedAt = status.IsTerminal() ? created.AddSeconds(seconds) : null,
        });
    }
}
