using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Statistics;

public sealed class CountProcessTests
{
    [Theory]
    [InlineData(1, 34.925209)]
    [InlineData(1.2, 17.031223)]
    public void One_block_gives_the_designs_evidence(double r0, double expected)
    {
        Math.Exp(Evidence(r0, (100, 6, 900, 9))).Should().BeApproximately(expected, 1e-6);
    }

    [Fact]
    public void Blocks_multiply_and_their_order_does_not_matter()
    {
        (long, long, long, long)[] blocks = [(100, 6, 900, 9), (40, 0, 12, 3), (7, 7, 7, 0), (1000, 12, 50, 1)];

        var forward = Evidence(1.2, blocks);
        var backward = Evidence(1.2, [.. blocks.Reverse()]);

        backward.Should().BeApproximately(forward, 1e-12);
    }

    [Fact]
    public void Equal_risks_speak_against_the_claim_and_a_higher_risk_for_it()
    {
        Evidence(1.2, (1000, 10, 9000, 90)).Should().BeNegative();
        Evidence(1.2, (1000, 30, 9000, 90)).Should().BeGreaterThan(Math.Log(100));
    }

    [Fact]
    public void A_billion_units_give_a_finite_number()
    {
        Evidence(1.2, (1_000_000_000, 1_000_000_000, 1_000_000_000, 0)).Should().BeGreaterThan(1e8).And.BeLessThan(1e10);
    }

    private static double Evidence(double r0, params (long NT, long ET, long NC, long EC)[] blocks)
    {
        Span<double> sums = stackalloc double[RatioGrid.Count];
        sums.Clear();
        Span<double> costs = stackalloc double[RatioGrid.Count];
        foreach (var (nT, eT, nC, eC) in blocks)
        {
            CountProcess.Costs(nT, nC, r0, costs);
            CountProcess.Add(sums, eT, eC, costs);
        }

        return LogMean.Of(sums);
    }
}
