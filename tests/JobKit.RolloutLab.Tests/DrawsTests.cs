namespace JobKit.RolloutLab.Tests;

public sealed class DrawsTests
{
    private const int Count = 20_000;

    [Theory]
    [InlineData(6, .001)]
    [InlineData(54, .1)]
    [InlineData(54, .5)]
    [InlineData(600, .97)]
    [InlineData(5000, .3)]
    public void Binomial_draws_have_the_mean_and_the_variance_of_the_distribution(int n, double p)
    {
        var dice = new Dice(1, 1);

        Check(() => dice.Binomial(n, p), n * p, n * p * (1 - p));
    }

    [Theory]
    [InlineData(.1)]
    [InlineData(60)]
    [InlineData(900)]
    public void Poisson_draws_have_equal_mean_and_variance(double mean)
    {
        var dice = new Dice(2, 1);

        Check(() => dice.Poisson(mean), mean, mean);
    }

    [Fact]
    public void What_cannot_happen_never_does_and_what_must_always_does()
    {
        var dice = new Dice(3, 1);

        (dice.Binomial(10, 0), dice.Binomial(10, 1), dice.Binomial(0, .5), dice.Poisson(0)).Should().Be((0, 10, 0, 0));
    }

    [Theory]
    [InlineData(0, .5)]
    [InlineData(1.2815515655, .1)]
    [InlineData(2.3263478740, .01)]
    [InlineData(-1.2815515655, .9)]
    public void The_normal_tail_is_that_of_the_tables(double z, double tail)
    {
        Normal.Above(z).Should().BeApproximately(tail, 1e-6);
    }

    [Theory]
    [InlineData(0, 2000, .0014967)]
    [InlineData(12, 2000, .0097)]
    public void The_upper_bound_is_the_exact_one(int hits, int runs, double bound)
    {
        Bounds.Upper95(hits, runs).Should().BeApproximately(bound, 1e-4);
    }

    private static void Check(Func<long> draw, double mean, double variance)
    {
        var draws = Enumerable.Range(0, Count).Select(_ => (double)draw()).ToArray();
        var average = draws.Average();

        average.Should().BeApproximately(mean, 5 * Math.Sqrt(variance / Count));
        // The variance of a sample variance is near 2 v^2/n, and larger for rare events.
        draws.Average(it => (it - mean) * (it - mean)).Should().BeApproximately(variance, 6 * Math.Sqrt(((2 * variance * variance) + variance) / Count));
    }
}
