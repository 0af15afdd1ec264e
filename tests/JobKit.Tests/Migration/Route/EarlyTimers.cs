using JobKit.Testing;

namespace JobKit.Tests.Migration.Route;

/// <summary>A clock whose one timer comes when the test says, due or not.</summary>
internal sealed class EarlyTimers(ManualTimeProvider clock) : TimeProvider, ITimer
{
    private Action _callback = static () => { };

    /// <summary>What the timer was last set to.</summary>
    public TimeSpan Due { get; private set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _callback = () => callback(state);
        return this;
    }

    public void Fire() => _callback();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Due = dueTime;
        return true;
    }

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
