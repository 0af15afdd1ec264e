using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Statistics;

public sealed class ProportionGateTests
{
    [Theory]
    [InlineData(394, 0)]
    [InlineData(642, 1)]
    public void It_passes_at_the_designs_number_of_comparisons_and_not_one_before(long compared, long mismatched)
    {
        ProportionGate.LnEvidence(compared, mismatched, .01).Should().BeGreaterThanOrEqualTo(ProportionGate.LnPass);
        ProportionGate.LnEvidence(compared - 1, mismatched, .01).Should().BeLessThan(ProportionGate.LnPass);
    }

    [Fact]
    public void Nothing_compared_is_no_evidence()
    {
        ProportionGate.LnEvidence(0, 0, .01).Should().BeApproximately(0, 1e-12);
    }
}
