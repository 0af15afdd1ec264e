namespace JobKit.Tests.Settle;

public sealed class ExponentialRetryPolicyTests
{
    private static readonly Exception Error = new InvalidOperationException("no");

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    public void The_bound_doubles_with_each_attempt(int attempt, int boundSeconds) =>
        new ExponentialRetryPolicy(chance: () => 1).NextDelay(attempt, Error).Should().Be(TimeSpan.FromSeconds(boundSeconds));

    [Fact]
    public void The_bound_stops_at_the_cap() =>
        new ExponentialRetryPolicy(chance: () => 1).NextDelay(100, Error).Should().Be(TimeSpan.FromMinutes(10));

    [Fact]
    public void Jobs_that_failed_together_are_spread_over_the_whole_bound()
    {
        var random = new Random(1);
        var policy = new ExponentialRetryPolicy(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), random.NextDouble);

        var perSecond = Enumerable.Range(0, 10_000).GroupBy(_ => (int)policy.NextDelay(1, Error).TotalSeconds).Select(g => g.Count()).ToList();

        perSecond.Should().HaveCount(10);
        perSecond.Max().Should().BeLessThanOrEqualTo(2 * 10_000 / 10, "the peak must stay below twice the mean");
    }
}
