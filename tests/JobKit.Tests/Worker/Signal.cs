namespace JobKit.Tests.Worker;

/// <summary>An event that a test waits for: set once.</summary>
internal sealed class Signal
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set() => _source.TrySetResult();

    public Task WaitAsync() => _source.Task.WaitAsync(WorkerNode.Patience, TimeProvider.System);
}
