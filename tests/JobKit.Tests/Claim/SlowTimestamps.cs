namespace JobKit.Tests.Claim;

/// <summary>A clock whose timestamps pass at nine tenths of its timers' speed, so that each timer fires early.</summary>
internal sealed class SlowTimestamps(TimeProvider inner) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp() / 10 * 9;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
