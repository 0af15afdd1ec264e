namespace JobKit.Tests.Measure;

public sealed class LatencyBucketsTests
{
    [Fact]
    public void A_bucket_tells_a_duration_to_15_percent_from_1_ms_to_a_day()
    {
        for (var ms = 1.0; ms < TimeSpan.FromHours(24).TotalMilliseconds; ms *= 1.001)
        {
            var duration = TimeSpan.FromMilliseconds(ms);

            var told = LatencyBuckets.UpperBound(LatencyBuckets.Bucket(duration));

            told.Should().BeGreaterThanOrEqualTo(duration).And.BeLessThanOrEqualTo(duration * 1.15);
        }
    }

    [Fact]
    public void A_bound_belongs_to_its_bucket_and_what_is_longer_to_the_next()
    {
        for (var bucket = 0; bucket < LatencyBuckets.Count - 1; bucket++)
        {
            LatencyBuckets.Bucket(LatencyBuckets.UpperBound(bucket)).Should().Be(bucket);
            LatencyBuckets.Bucket(LatencyBuckets.UpperBound(bucket) + TimeSpan.FromTicks(1)).Should().Be(bucket + 1);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 5)]
    [InlineData(1_000, 50)]
    [InlineData(60_000, 80)]
    [InlineData(3_600_000, 109)]
    [InlineData(86_400_000, 132)]
    public void The_numbers_are_stored_and_stay(long milliseconds, int bucket) =>
        LatencyBuckets.Bucket(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(bucket);

    [Fact]
    public void What_is_shorter_or_longer_than_all_goes_to_the_ends()
    {
        LatencyBuckets.Bucket(TimeSpan.Zero).Should().Be(0);
        LatencyBuckets.Bucket(TimeSpan.MinValue).Should().Be(0);
        LatencyBuckets.Bucket(TimeSpan.MaxValue).Should().Be(LatencyBuckets.Count - 1);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(LatencyBuckets.Count - 1, true)]
    [InlineData(LatencyBuckets.Count, false)]
    public void A_number_from_outside_can_be_checked(int bucket, bool expected) => LatencyBuckets.IsBucket(bucket).Should().Be(expected);
}
