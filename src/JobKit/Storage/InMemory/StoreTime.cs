namespace JobKit.Storage;

/// <summary>Instants as stores keep them: UTC, whole microseconds, rounded down once.</summary>
internal static class StoreTime
{
    /// <summary>The instant in UTC without the part below a microsecond.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>The instant this long after another; a delay past the end of time means the end of time.</summary>
    public static DateTimeOffset After(DateTimeOffset now, TimeSpan delay) =>
        delay > DateTimeOffset.MaxValue - now ? Truncate(DateTimeOffset.MaxValue)
        : delay < DateTimeOffset.MinValue - now ? DateTimeOffset.MinValue
        : Truncate(now + delay);

    /// <summary>The minute of an instant, in whole minutes since 1970-01-01 UTC.</summary>
    public static long MinuteOf(DateTimeOffset instant) => (long)Math.Floor((instant - DateTimeOffset.UnixEpoch).TotalMinutes);
}
