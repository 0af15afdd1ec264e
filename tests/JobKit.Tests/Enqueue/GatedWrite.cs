using JobKit.Storage;

namespace JobKit.Tests.Enqueue;

/// <summary>One write that a test lets go, or breaks.</summary>
internal sealed class GatedWrite(IReadOnlyList<NewJob> jobs, EnqueueMode mode, int thread)
{
    private readonly TaskCompletionSource<IReadOnlyList<EnqueueReceipt>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<NewJob> Jobs { get; } = jobs;

    public EnqueueMode Mode { get; } = mode;

    public int Thread { get; } = thread;

    public Task<IReadOnlyList<EnqueueReceipt>> Answer => _answer.Task;

    public void Go(params JobId[] refused) => _answer.SetResult(
        [.. Jobs.Select(job => new EnqueueReceipt(job.Id, refused.Contains(job.Id) ? EnqueueOutcome.Conflict : EnqueueOutcome.Stored))]);

    public void Break(Exception error) => _answer.SetException(error);
}
