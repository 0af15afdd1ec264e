using JobKit.Migration;

namespace JobKit.Tests.Migration.Observe.Times;

public sealed class ObservedTimesTests
{
    [Fact]
    public void What_is_written_reads_back_and_success_and_failure_stay_apart()
    {
        var dice = new Random(3);
        for (var run = 0; run < 100; run++)
        {
            var (succeeded, failed) = (Some(dice), Some(dice));

            var read = ObservedTimes.Read(ObservedTimes.Of(succeeded, failed).ToArray());

            Same(read.Succeeded, succeeded);
            Same(read.Failed, failed);
            read.All.Count.Should().Be(succeeded.Count + failed.Count);
        }
    }

    [Fact]
    public void Sums_are_the_same_in_any_order_to_the_last_byte()
    {
        var dice = new Random(5);
        var parts = Enumerable.Range(0, 20).Select(_ => ObservedTimes.Of(Some(dice), Some(dice))).ToList();
        var one = parts.Aggregate((a, b) => a.Plus(b));

        dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts));

        parts.Aggregate((a, b) => a.Plus(b)).ToArray().Should().Equal(one.ToArray());
        one.Should().Be(parts.Aggregate(ObservedTimes.Empty, (a, b) => a.Plus(b)));
    }

    [Fact]
    public void An_hour_of_a_busy_endpoint_takes_less_than_half_a_kilobyte()
    {
        var times = new MicrosHistogram();
        for (var i = 0; i < 36_000; i++)
        {
            times.Add(20_000 + (i * 17 % 3_000_000));
        }

        ObservedTimes.Of(times, new MicrosHistogram()).ToArray().Length.Should().BeLessThan(512);
    }

    [Fact]
    public void Damaged_bytes_are_refused_with_a_sentence()
    {
        var good = ObservedTimes.Of(Some(new Random(1)), Some(new Random(2))).ToArray();
        for (var length = 0; length < good.Length; length++)
        {
            Refused(good.AsSpan(0, length).ToArray());
        }

        Refused([.. good, 0]);
        Refused([2, .. good.AsSpan(1)]);
        Refused([1, 0, 1, 0x98, 2, 1, 0, 0]);
        Refused([1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0]);
    }

    private static void Refused(byte[] bytes) =>
        FluentActions.Invoking(() => ObservedTimes.Read(bytes)).Should().Throw<FormatException>().WithMessage("The bytes are no stored times: *");

    private static void Same(MicrosHistogram one, MicrosHistogram other)
    {
        one.Counts.ToArray().Should().Equal(other.Counts.ToArray());
        one.TotalMicros.Should().Be(other.TotalMicros);
        one.Count.Should().Be(other.Count);
    }

    private static MicrosHistogram Some(Random dice)
    {
        var histogram = new MicrosHistogram();
        for (var left = dice.Next(200); left > 0; left--)
        {
            histogram.Add(dice.NextInt64(1L << dice.Next(1, 40)));
        }

        return histogram;
    }
}
