namespace JobKit.Chaos.Tests.Check;

public sealed class Limits_and_overlaps
{
    private readonly Guid _first = Guid.CreateVersion7();

    private readonly Guid _second = Guid.CreateVersion7();

    private Story Both => new Story().Enqueue(_first, JobKind.Serial, "key").Enqueue(_second, JobKind.Serial, "key");

    [Fact]
    public void One_after_the_other_is_no_finding()
    {
        Both.Run(_first).Wait(1).Run(_second).Findings().Should().BeEmpty();
    }

    [Fact]
    public void Two_claims_under_a_limit_of_one_are_a_breach()
    {
        Both.Claim(_first).Claim(_second).Settle(_first).Settle(_second).Findings().Should().Equal(FindingKind.LimitBreach);
    }

    [Fact]
    public void Handlers_that_ran_at_once_are_an_overlap_even_if_the_audit_looks_right()
    {
        Both.Claim(_first).Begin(_first).Settle(_first).Wait(1).Claim(_second).Begin(_second).Settle(_second).Wait(1).End(_first).End(_second)
            .Findings().Should().Equal(FindingKind.Overlap);
    }

    [Fact]
    public void A_handler_that_runs_on_after_its_lease_was_taken_back_may_overlap()
    {
        Both.Claim(_first).Begin(_first).Kill(7, _first).Wait(2).Sweep(_first).Claim(_second).Begin(_second).Settle(_second).Wait(1).End(_second)
            .Claim(_first).Begin(_first).End(_first).Settle(_first)
            .Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_handler_that_begins_after_its_lease_was_taken_back_may_overlap()
    {
        Both.Claim(_first, 7).Kill(7, _first).Wait(2).Sweep(_first).Wait(1).Claim(_second).Begin(_second).Wait(1).Begin(_first, 7).Wait(1).End(_first, 7)
            .End(_second).Settle(_second).Run(_first).Findings().Should().BeEmpty();
    }

    [Fact]
    public void A_killed_handler_ends_with_its_process()
    {
        Both.Claim(_first, 7).Begin(_first, 7).Kill(7, _first).Wait(2).Sweep(_first).Run(_second).Run(_first).Findings().Should().BeEmpty();
    }
}
