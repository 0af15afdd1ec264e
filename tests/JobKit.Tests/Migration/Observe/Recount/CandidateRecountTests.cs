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

        CandidateRecount.IsNeeded(row, Observed.Start.AddMinutes(minutes), Observed.Minute, Hour).Should().Be(needed, because);
        CandidateRecount.IsNeeded(row, Observed.Start + ObservationRetention.Minutes, Observed.Minute, Hour).Should().BeFalse("its row may be its hour's by then");
        CandidateRecount.IsNeeded(row with { Reconciled = true }, Observed.Start.AddDays(9), Observed.Minute, Hour).Should().BeFalse();
        CandidateRecount.IsNeeded(row with { Cohort = Observed.Cohort(ObservedArm.Legacy) }, Observed.Start.AddDays(9), Observed.Minute, Hour)
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

    internal static (RouteStamp Stamp, Job Job) Job(JobStatus status, int seconds, int sub = 0, CohortKey? cohort = null)
    {
        var stamp = new RouteStamp { Cohort = cohort ?? Cohort, Sub = sub };
        var created = stamp.Cohort.Start.AddSeconds(30);
        return (stamp, new Job
        {
            Id = JobId.New(),
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
