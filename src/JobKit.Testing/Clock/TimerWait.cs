namespace JobKit.Testing;

/// <summary>A test that waits for timers to be set. Its continuation never runs on the thread that sets them.</summary>
internal sealed class TimerWait(Func<ManualTimeProvider, bool> isSo)
{
    public Func<ManualTimeProvider, bool> IsSo { get; } = isSo;

    public TaskCompletionSource Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
