using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Policy;

/// <summary>A log-normal endpoint of 20 ms (sigma 0.5) and a candidate that takes 10 ms more; 6,000 candidate units of 60,000.</summary>
public sealed class FixedCostTests
{
    // Of the candidate above 35, 57.4 and 90 ms: the legacy's quantiles x 1.25 + 10 ms.
    private static readonly Exceedances Candidate = new(33, 4, 0);

    [Fact]
    public void Queueing_that_costs_ten_milliseconds_is_forgiven_because_legacy_is_held_to_its_own_quantiles()
    {
        Decide(legacy: new Exceedances(450, 90, 9)).Kind.Should().Be(VerdictKind.Advance);
    }

    [Fact]
    public void It_would_be_rolled_back_if_legacy_were_held_to_the_raised_bounds_too()
    {
        Decide(legacy: new Exceedances(119, 16, 1)).Reasons.Should().Equal(VerdictReason.Latency);
    }

    private static Verdict Decide(Exceedances legacy)
    {
        var row = new CohortCounts(Given.Endpoint, new ArmCounts(100, 100, 1, Ack: Candidate), new ArmCounts(900, 900, 9, Ack: legacy));
        return new SequentialPolicy(new SequentialParameters()).Decide(Given.Input(Given.Minutes(60, row)));
    }
}
