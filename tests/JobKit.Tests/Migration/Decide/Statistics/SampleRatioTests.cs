using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Statistics;

public sealed class SampleRatioTests
{
    [Fact]
    public void It_is_the_designs_number()
    {
        SampleRatio.LnEvidence(900, 9100, .1).Should().BeApproximately(3.401299, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_share_that_leaves_no_choice_says_nothing(double share)
    {
        SampleRatio.LnEvidence(500, 500, share).Should().Be(0);
    }

    [Fact]
    public void A_billion_exposures_in_their_share_are_no_evidence_and_finite()
    {
        SampleRatio.LnEvidence(100_000_000, 900_000_000, .1).Should().BeInRange(-20, 0);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(.5, 0.5723649429247001)]
    [InlineData(10, 12.801827480081469)]
    [InlineData(1e-4, 9.210282658633961)]
    [InlineData(1e9, 19723265827.503716)]
    public void The_logarithm_of_gamma_is_that_of_the_tables(double x, double expected)
    {
        LogGamma.Of(x).Should().BeApproximately(expected, 1e-12 * Math.Max(1, Math.Abs(expected)));
    }
}
