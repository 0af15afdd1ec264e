namespace JobKit.EntityFrameworkCore;

/// <summary>Instants as whole microseconds since 1970 in UTC: what SQLite stores, and the precision of every store (I43).</summary>
internal static class EpochMicroseconds
{
    private static readonly long First = From(DateTimeOffset.MinValue);

    private static readonly long Last = From(DateTimeOffset.MaxValue);

    /// <summary>Rounds down, so that an instant never moves into the future by being stored.</summary>
    public static long From(DateTimeOffset instant) =>
        Math.DivRem(instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks, TimeSpan.TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0);

    public static long From(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>A length of time after an instant; past the calendar's end it is that end.</summary>
    public static long After(long instant, TimeSpan span) => Math.Clamp(instant + From(span), First, Last);

    /// <summary>Never throws: one row whose number is off the calendar would else stop every claim that looks past it.</summary>
    public static DateTimeOffset ToInstant(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, First, Last) * TimeSpan.TicksPerMicrosecond);

    public static TimeSpan ToSpan(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
