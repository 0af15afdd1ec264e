namespace JobKit.Load;

/// <summary>Completes once so many jobs have ended in the store.</summary>
internal sealed class EndCounter : IJobSettledObserver
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    public Task Reached => _reached.Task;

    public void Expect(int jobs) => _left = jobs;

    public ValueTask OnSettledAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        if (Interlocked.Add(ref _left, -jobs.Count) <= 0)
        {
            _reached.TrySetResult();
        }

        return ValueTask.CompletedTask;
    }
}
