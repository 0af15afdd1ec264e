using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Times;

public sealed class MicrosHistogramTests
{
    [Theory]
    [InlineData(.5)]
    [InlineData(.9)]
    [InlineData(.99)]
    [InlineData(1)]
    public void The_true_quantile_lies_within_the_bounds_whatever_the_times(double share)
    {
        var dice = new Random(20261122);
        for (var run = 0; run < 200; run++)
        {
            var times = Times(dice, dice.Next(1, 500));
            var histogram = Of(times);

            var range = histogram.Quantile(share)!.Value;

            var truth = times.Order().ElementAt(Math.Max(1, (int)Math.Ceiling(share * times.Count)) - 1);
            range.Lower.Should().BeLessThanOrEqualTo(truth);
            range.Upper.Should().BeGreaterThanOrEqualTo(truth);
        }
    }

    [Fact]
    public void Above_the_upper_bound_of_a_quantile_the_count_is_exact()
    {
        var dice = new Random(7);
        var times = Times(dice, 5000);
        var histogram = Of(times);
        foreach (var share in new[] { .1, .5, .9, .99 })
        {
            var bound = histogram.Quantile(share)!.Value.Upper;

            histogram.CountAbove(bound).Should().Be(times.Count(time => time > bound));
        }
    }

    [Fact]
    public void Count_and_sum_are_exact_and_times_out_of_range_are_taken_at_its_ends()
    {
        var histogram = Of([-5, 3, 1000, long.MaxValue]);

        histogram.Count.Should().Be(4);
        histogram.TotalMicros.Should().Be(1003 + MicrosBuckets.Max);
        Of([10, 20]).MeanMicros.Should().Be(15);
        new MicrosHistogram().MeanMicros.Should().Be(0);
    }

    [Fact]
    public void Two_histograms_added_are_that_of_all_times()
    {
        var dice = new Random(11);
        var (one, other) = (Times(dice, 300), Times(dice, 200));
        var both = Of(one);
        both.Add(Of(other));

        both.Counts.ToArray().Should().Equal(Of([.. one, .. other]).Counts.ToArray());
        both.TotalMicros.Should().Be(one.Sum() + other.Sum());
        both.Count.Should().Be(500);
    }

    [Fact]
    public void Nothing_has_no_quantile() => new MicrosHistogram().Quantile(.5).Should().BeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_share_that_is_none_is_refused_with_its_range(double share) =>
        FluentActions.Invoking(() => Of([1]).Quantile(share)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage($"The share is {share}. It must be above 0 and at most 1. Set it to 0.5 for the median.*");

    private static List<long> Times(Random dice, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (long)Math.Exp(dice.NextDouble() * Math.Log(MicrosBuckets.Max)))];

    private static MicrosHistogram Of(IEnumerable<long> times)
    {
        var histogram = new MicrosHistogram();
        foreach (var time in times)
        {
            histogram.Add(time);
        }

        return histogram;
    }
}
