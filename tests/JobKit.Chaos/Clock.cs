namespace JobKit.Chaos;

/// <summary>This machine's wall clock in microseconds of Unix time: one clock for all processes and for the database.</summary>
internal static class Clock
{
    public static long Now => From(TimeProvider.System.GetUtcNow());

    public static long From(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static long Span(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static Task Delay(int milliseconds, CancellationToken cancellationToken = default) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, cancellationToken);
}
