namespace JobKit.Chaos.Tests.Check;

public sealed class Ends_and_effects
{
    private readonly Guid _job = Guid.CreateVersion7();

    [Fact]
    public void A_job_that_failed_though_its_handler_never_does_ended_wrong()
    {
        new Story().Enqueue(_job).Claim(_job).Settle(_job, JobStatus.Failed).Findings().Should().Equal(FindingKind.WrongEnd);
    }

    [Fact]
    public void A_job_that_failed_as_its_handler_does_is_no_finding()
    {
        new Story().Enqueue(_job, JobKind.Failing).Claim(_job).Settle(_job, JobStatus.Failed).Findings().Should().BeEmpty();
    }

    [Theory]
    [InlineData(nameof(Scenario.Kill), 1)]
    [InlineData(nameof(Scenario.Terminate), 1)]
    [InlineData(nameof(Scenario.Ambiguous), 0)]
    public void A_second_attempt_of_a_job_that_never_fails_was_charged_wrongly(string scenario, int findings)
    {
        new Story().Enqueue(_job).Claim(_job).Settle(_job, JobStatus.Pending).Run(_job)
            .Findings(Enum.Parse<Scenario>(scenario)).Should().Equal(Enumerable.Repeat(FindingKind.ChargedAttempt, findings));
    }

    [Fact]
    public void A_transactional_effect_that_happened_once_is_no_finding()
    {
        new Story().Enqueue(_job, JobKind.Transactional).Claim(_job).Effect(_job).Settle(_job).Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_transactional_effect_that_happened_twice_is_found()
    {
        new Story().Enqueue(_job, JobKind.Transactional).Claim(_job).Effect(_job).Effect(_job).Settle(_job).Findings().Should().Equal(FindingKind.WrongEffect);
    }

    [Fact]
    public void A_completion_without_its_transactional_effect_is_found()
    {
        new Story().Enqueue(_job, JobKind.Transactional).Run(_job).Findings().Should().Equal(FindingKind.WrongEffect);
    }

    [Fact]
    public void A_transactional_effect_by_an_attempt_that_did_not_complete_is_found()
    {
        new Story().Enqueue(_job, JobKind.Transactional).Claim(_job).Effect(_job).Kill(1, _job).Wait(2).Sweep(_job).Run(_job, 2)
            .Findings().Should().Equal(FindingKind.WrongEffect);
    }

    [Fact]
    public void An_effect_without_a_job_is_found()
    {
        new Story().Enqueue(_job, JobKind.Transactional).Claim(_job).Effect(_job).Settle(_job).Forget(_job)
            .Findings().Should().Contain(FindingKind.WrongEffect);
    }

    [Fact]
    public void An_outside_effect_may_happen_twice_but_not_never()
    {
        new Story().Enqueue(_job, JobKind.Outside).Claim(_job).Outside(_job).Outside(_job).Settle(_job).Findings().Should().BeEmpty();
        new Story().Enqueue(_job, JobKind.Outside).Claim(_job).Settle(_job).Findings().Should().Equal(FindingKind.MissingEffect);
    }
}
