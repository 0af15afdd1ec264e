using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Times;

public sealed class BucketTimesTests
{
    [Theory]
    [InlineData(0, 1_000_000)]
    [InlineData(7, 1_000_000)]
    [InlineData(8, 1_000_000)]
    [InlineData(1_001, 1_000_000)]
    [InlineData(1_048_575, 1_000_000)]
    [InlineData(86_400_000_000, 30_000)]
    [InlineData(MicrosBuckets.Max, 30_000)]
    public void Added_up_in_one_number_the_count_and_the_sum_stay_exact(long micros, int count)
    {
        var bucket = MicrosBuckets.Of(micros);
        var packed = 0L;
        for (var i = 0; i < count; i++)
        {
            packed += BucketTimes.Packed(bucket, micros);
        }

        BucketTimes.Unpacked(bucket, packed).Should().Be(new BucketTimes(bucket, count, micros * count));
    }

    [Fact]
    public void Both_ends_of_every_bucket_come_back_out()
    {
        for (var bucket = 0; bucket < MicrosBuckets.Count; bucket++)
        {
            var (lower, upper) = (MicrosBuckets.Lower(bucket), MicrosBuckets.Upper(bucket));

            BucketTimes.Unpacked(bucket, BucketTimes.Packed(bucket, lower) + BucketTimes.Packed(bucket, upper))
                .Should().Be(new BucketTimes(bucket, 2, lower + upper));
        }
    }

    [Fact]
    public void Nothing_added_is_nothing() => BucketTimes.Unpacked(99, 0).Should().Be(new BucketTimes(99, 0, 0));
}
