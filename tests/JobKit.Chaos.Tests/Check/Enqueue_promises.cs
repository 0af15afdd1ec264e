namespace JobKit.Chaos.Tests.Check;

public sealed class Enqueue_promises
{
    private readonly Guid _job = Guid.CreateVersion7();

    [Fact]
    public void A_job_that_was_acknowledged_and_completed_is_no_finding()
    {
        new Story().Enqueue(_job).Run(_job).Findings().Should().BeEmpty();
    }

    [Fact]
    public void An_acknowledged_job_that_is_not_stored_is_lost()
    {
        new Story().Told(ClientEvent.Intent, _job).Told(ClientEvent.Acknowledged, _job).Findings().Should().Equal(FindingKind.Lost);
    }

    [Fact]
    public void An_acknowledged_job_that_never_ended_is_lost()
    {
        new Story().Enqueue(_job).Findings().Should().Equal(FindingKind.Lost);
    }

    [Fact]
    public void A_stored_job_that_nobody_asked_for_is_a_ghost()
    {
        new Story().Stored(_job).Run(_job).Findings().Should().Equal(FindingKind.Ghost);
    }

    [Fact]
    public void A_child_that_its_holder_wrote_late_was_asked_for()
    {
        var parent = Guid.CreateVersion7();
        new Story().Enqueue(parent).Claim(parent).Stale(parent, JournalEvent.StaleAccepted, 1, JournalLine.ChildMark + _job).Settle(parent)
            .Stored(_job).Run(_job).Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_child_that_was_refused_and_is_stored_is_a_ghost()
    {
        var parent = Guid.CreateVersion7();
        new Story().Enqueue(parent).Claim(parent).Stale(parent, JournalEvent.StaleRefused, 1, JournalLine.ChildMark + _job).Settle(parent)
            .Stored(_job).Run(_job).Findings().Should().Equal(FindingKind.Ghost);
    }

    [Theory]
    [InlineData(nameof(ClientEvent.RolledBack))]
    [InlineData(nameof(ClientEvent.Refused))]
    public void A_stored_job_whose_enqueue_was_taken_back_is_a_ghost(string outcome)
    {
        new Story().Told(ClientEvent.Intent, _job).Stored(_job).Told(Enum.Parse<ClientEvent>(outcome), _job).Run(_job)
            .Findings().Should().Equal(FindingKind.Ghost);
    }

    [Fact]
    public void An_enqueue_of_unknown_outcome_may_have_happened_or_not()
    {
        new Story().Told(ClientEvent.Intent, _job).Told(ClientEvent.Unknown, _job).Findings().Should().BeEmpty();
        new Story().Told(ClientEvent.Intent, _job).Stored(_job).Told(ClientEvent.Unknown, _job).Run(_job).Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_failed_repetition_does_not_take_back_the_acknowledgement()
    {
        new Story().Told(ClientEvent.Acknowledged, _job).Told(ClientEvent.Intent, _job).Told(ClientEvent.Unknown, _job)
            .Findings().Should().Equal(FindingKind.Lost);
    }

    [Fact]
    public void A_job_added_twice_is_found()
    {
        new Story().Enqueue(_job).Run(_job).Audit(_job, null, JobStatus.Pending, 0, 0).Findings().Should().Contain(FindingKind.DuplicateRow);
    }

    [Fact]
    public void A_row_of_the_app_without_its_job_is_half_an_enqueue()
    {
        new Story().Told(ClientEvent.Intent, _job).Order(_job).Findings().Should().Equal(FindingKind.HalfEnqueue);
    }

    [Fact]
    public void A_job_left_leased_is_found()
    {
        new Story().Enqueue(_job).Run(_job).Twist(_job, job => job with { HasLease = true }).Findings().Should().Equal(FindingKind.LeaseLeft);
    }
}
