using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Times;

public sealed class MicrosBucketsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(8, 8)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(17, 16)]
    [InlineData(1000, 63)]
    [InlineData(1_000_000, 143)]
    [InlineData(137_438_953_471, 279)]
    public void The_reference_values_have_their_buckets(long micros, int bucket) => MicrosBuckets.Of(micros).Should().Be(bucket);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(long.MinValue, 0)]
    [InlineData(137_438_953_472, 279)]
    [InlineData(long.MaxValue, 279)]
    public void A_time_out_of_range_counts_at_its_end(long micros, int bucket) => MicrosBuckets.Of(micros).Should().Be(bucket);

    [Fact]
    public void The_buckets_follow_each_other_without_a_gap_and_each_holds_its_own_bounds()
    {
        MicrosBuckets.Lower(0).Should().Be(0);
        for (var bucket = 0; bucket < MicrosBuckets.Count; bucket++)
        {
            MicrosBuckets.Of(MicrosBuckets.Lower(bucket)).Should().Be(bucket);
            MicrosBuckets.Of(MicrosBuckets.Upper(bucket)).Should().Be(bucket);
            if (bucket > 0)
            {
                MicrosBuckets.Lower(bucket).Should().Be(MicrosBuckets.Upper(bucket - 1) + 1);
            }
        }

        MicrosBuckets.Upper(MicrosBuckets.Count - 1).Should().Be(MicrosBuckets.Max);
    }

    [Fact]
    public void No_bucket_is_wider_than_an_eighth_of_its_lower_bound()
    {
        for (var bucket = 8; bucket < MicrosBuckets.Count; bucket++)
        {
            var width = MicrosBuckets.Upper(bucket) + 1 - MicrosBuckets.Lower(bucket);
            width.Should().BeLessThanOrEqualTo(MicrosBuckets.Lower(bucket) / 8);
        }
    }
}
