namespace JobKit.Tests.Measure;

public sealed class LatencyHistogramTests
{
    private readonly LatencyHistogram _histogram = new();

    [Fact]
    public void An_empty_one_has_no_quantile() => _histogram.Quantile(0.5).Should().BeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_share_is_above_zero_and_at_most_one(double share) =>
        _histogram.Invoking(h => h.Quantile(share)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void A_quantile_is_never_under_the_true_one_and_at_most_15_percent_over(int size)
    {
        var chance = new Random(size);
        var durations = Enumerable.Range(0, size).Select(_ => TimeSpan.FromMilliseconds(Math.Exp(chance.NextDouble() * 15) + 1)).Order().ToList();
        durations.ForEach(_histogram.Add);

        foreach (var share in new[] { 0.001, 0.25, 0.5, 0.9, 0.99, 1 })
        {
            var expected = durations[Math.Max(1, (int)Math.Ceiling(share * size)) - 1];

            _histogram.Quantile(share).Should().BeGreaterThanOrEqualTo(expected).And.BeLessThanOrEqualTo(expected * 1.15);
        }
    }

    [Fact]
    public void Merging_equals_adding_everything_to_one()
    {
        var other = new LatencyHistogram();
        _histogram.Add(TimeSpan.FromSeconds(1));
        other.Add(TimeSpan.FromSeconds(1));
        other.Add(TimeSpan.FromHours(1));

        _histogram.Merge(other);

        _histogram.Total.Should().Be(3);
        _histogram.Counts[50].Should().Be(2);
        _histogram.Counts[109].Should().Be(1);
    }

    [Fact]
    public void Clearing_forgets_everything()
    {
        _histogram.Add(TimeSpan.FromSeconds(1));

        _histogram.Clear();

        _histogram.Total.Should().Be(0);
        _histogram.Counts.ToArray().Should().OnlyContain(count => count == 0);
    }
}
