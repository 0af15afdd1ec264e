namespace JobKit.EntityFrameworkCore.Tests.Schema;

public sealed class EpochMicrosecondsTests
{
    private static readonly long First = EpochMicroseconds.From(DateTimeOffset.MinValue);

    private static readonly long Last = EpochMicroseconds.From(DateTimeOffset.MaxValue);

    [Fact]
    public void A_length_of_time_past_the_calendars_end_is_that_end()
    {
        var now = EpochMicroseconds.From(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));

        EpochMicroseconds.After(now, TimeSpan.FromSeconds(1)).Should().Be(now + 1_000_000);
        EpochMicroseconds.After(now, TimeSpan.MaxValue).Should().Be(Last);
        EpochMicroseconds.After(now, TimeSpan.MinValue).Should().Be(First);
    }

    [Fact]
    public void A_number_off_the_calendar_reads_as_its_nearer_end()
    {
        EpochMicroseconds.ToInstant(long.MaxValue).Should().Be(EpochMicroseconds.ToInstant(Last));
        EpochMicroseconds.ToInstant(long.MinValue).Should().Be(DateTimeOffset.MinValue);
    }
}
