using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Statistics;

public sealed class NonInferiorityTests
{
    [Fact]
    public void The_bound_is_the_designs()
    {
        Bound(new ArmPair(1000, 9, 9000, 90), .01).Should().BeApproximately(.011763, 5e-7);
    }

    [Theory]
    [InlineData(0, 9000)]
    [InlineData(1000, 0)]
    public void Without_units_in_an_arm_there_is_no_bound(long candidate, long legacy)
    {
        Bound(new ArmPair(candidate, 0, legacy, 0), .01).Should().BeNull();
    }

    [Fact]
    public void Clusters_widen_it()
    {
        var pair = new ArmPair(1000, 9, 9000, 90);

        NonInferiority.UpperBound(pair, .01, .05, 4).Should().BeGreaterThan(Bound(pair, .01)!.Value);
    }

    [Theory]
    [InlineData(10, 10, 10, 10)]
    [InlineData(1, 0, 1_000_000_000, 0)]
    [InlineData(1_000_000_000, 999_999_999, 1_000_000_000, 1_000_000_000)]
    public void Rates_near_one_and_huge_counts_stay_finite(long nT, long eT, long nC, long eC)
    {
        double.IsFinite(Bound(new ArmPair(nT, eT, nC, eC), .05)!.Value).Should().BeTrue();
    }

    private static double? Bound(ArmPair pair, double margin) => NonInferiority.UpperBound(pair, margin, .05, 1);
}
