namespace JobKit.Chaos.Tests.Check;

public sealed class Settling
{
    private readonly Guid _job = Guid.CreateVersion7();

    [Fact]
    public void A_job_completed_twice_is_double_settled()
    {
        new Story().Enqueue(_job).Run(_job).Settle(_job).Audit(_job, JobStatus.Pending, JobStatus.Completed, 1, 1)
            .Findings().Should().Contain(FindingKind.DoubleSettled);
    }

    [Fact]
    public void Any_change_after_the_end_is_double_settled()
    {
        new Story().Enqueue(_job).Run(_job).Settle(_job).Findings().Should().Contain(FindingKind.DoubleSettled);
    }

    [Fact]
    public void A_settle_by_an_older_epoch_is_stale()
    {
        new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Wait(2).Sweep(_job).Claim(_job, 2).Settle(_job, by: 1, written: "").End(_job)
            .Findings().Should().Equal(FindingKind.StaleWrite);
    }

    [Fact]
    public void A_result_written_by_an_older_epoch_is_stale_even_if_the_settle_says_otherwise()
    {
        new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Wait(2).Sweep(_job).Claim(_job, 2).Settle(_job, by: 2, written: Mark.Of(1))
            .Findings().Should().Equal(FindingKind.StaleWrite);
    }

    [Fact]
    public void Progress_written_to_a_job_that_nobody_holds_is_stale()
    {
        new Story().Enqueue(_job).Audit(_job, JobStatus.Pending, JobStatus.Pending, 0, 0, written: Mark.Of(0)).Run(_job)
            .Findings().Should().Equal(FindingKind.StaleWrite);
    }

    [Fact]
    public void A_write_that_was_accepted_after_the_lease_was_taken_back_is_stale()
    {
        new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Wait(2).Sweep(_job).Stale(_job, JournalEvent.StaleAccepted, 1).Run(_job, 2)
            .Findings().Should().Equal(FindingKind.StaleWrite);
    }

    [Fact]
    public void A_write_that_was_accepted_before_the_lease_was_taken_back_is_no_finding()
    {
        new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Stale(_job, JournalEvent.StaleAccepted, 1).Wait(2).Sweep(_job).Run(_job, 2)
            .Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_write_that_was_refused_after_the_lease_was_taken_back_is_no_finding()
    {
        new Story().Enqueue(_job).Claim(_job).Kill(1, _job).Wait(2).Sweep(_job).Stale(_job, JournalEvent.StaleRefused, 1).Run(_job, 2)
            .Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_claim_that_keeps_the_epoch_is_illegal()
    {
        new Story().Enqueue(_job).Audit(_job, JobStatus.Pending, JobStatus.Processing, 0, 1, oldAttempt: 0)
            .Findings().Should().Contain(FindingKind.IllegalChange);
    }

    [Fact]
    public void A_change_that_the_lifecycle_does_not_know_is_illegal()
    {
        new Story().Enqueue(_job).Settle(_job, written: "").Findings().Should().Contain(FindingKind.IllegalChange);
    }

    [Fact]
    public void A_change_that_the_audit_missed_is_illegal()
    {
        new Story().Enqueue(_job).Twist(_job, job => job with { Epoch = 4 }).Run(_job).Findings().Should().Contain(FindingKind.IllegalChange);
    }

    [Fact]
    public void More_attempts_than_allowed_are_found()
    {
        new Story().Enqueue(_job).Twist(_job, job => job with { Attempt = 5 }).Run(_job).Findings().Should().Contain(FindingKind.AttemptOverMax);
    }
}
