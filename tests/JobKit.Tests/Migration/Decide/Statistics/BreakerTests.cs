using JobKit.Migration;

namespace JobKit.Tests.Migration.Decide.Statistics;

public sealed class BreakerTests
{
    [Theory]
    [InlineData(3, 3, 773.4821)]
    [InlineData(7, 4, 402.4415)]
    public void One_block_gives_the_designs_evidence(long units, long failures, double expected)
    {
        Math.Exp(Evidence(.05, units, failures)).Should().BeApproximately(expected, 1e-4);
    }

    [Theory]
    [InlineData(null, .05)]
    [InlineData(.01, .05)]
    [InlineData(.08, .24)]
    [InlineData(.3, .5)]
    [InlineData(1.0, .5)]
    public void The_limit_follows_the_frozen_legacy_rate_up_to_one_half(double? legacy, double limit)
    {
        BreakerLimit.Of(.05, legacy).Should().BeApproximately(limit, 1e-12);
    }

    [Theory]
    [InlineData(.05)]
    [InlineData(.24)]
    [InlineData(.5)]
    public void Under_any_limit_a_success_speaks_for_the_candidate_and_a_failure_against_it(double limit)
    {
        Evidence(limit, 1, 0).Should().BeNegative();
        Evidence(limit, 1, 1).Should().BePositive();
        double.IsFinite(Evidence(limit, 1_000_000_000, 0)).Should().BeTrue();
    }

    private static double Evidence(double limit, long units, long failures)
    {
        Span<double> logs = stackalloc double[RatioGrid.Count];
        logs.Clear();
        new BreakerBets(limit).Add(logs, units, failures);
        return LogMean.Of(logs);
    }
}
