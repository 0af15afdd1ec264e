namespace JobKit.Tests.Worker;

/// <summary>A clock that tells when a timer of a certain length is set, and lets that one never fire.</summary>
internal sealed class TimerWatch(TimeSpan length) : TimeProvider
{
    private readonly Signal _set = new();

    public Task SetAsync() => _set.WaitAsync();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != length)
            return base.CreateTimer(callback, state, dueTime, period);

        _set.Set();
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
