namespace JobKit.EntityFrameworkCore;

/// <summary>Instants as whole microseconds since 1970 in UTC: what SQLite stores, and the precision of every store (I43).</summary>
internal static class EpochMicroseconds
{
    /// <summary>Rounds down, so that an instant never moves into the future by being stored.</summary>
    public static long From(DateTimeOffset instant) =>
        Math.DivRem(instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks, TimeSpan.TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0);

    public static long From(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToInstant(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static TimeSpan ToSpan(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
