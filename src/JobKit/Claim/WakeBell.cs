using JobKit.Storage;

namespace JobKit;

/// <summary>Wakes this process's worker. Rings of a bell that nobody waits for cost nothing and are not kept.</summary>
/// <remarks>
/// Take <see cref="NextWake"/> first, then look for work, then await the task: whatever was committed after the look completes it. A look
/// between the two that finds work may leave the task behind; it is the same task for all who ask before the next ring.
/// </remarks>
internal sealed class WakeBell : IJobWakeSignal
{
    private TaskCompletionSource? _next;

    public void Wake(IReadOnlyCollection<string> queues) => Interlocked.Exchange(ref _next, null)?.TrySetResult();

    public Task NextWake()
    {
        var next = Volatile.Read(ref _next);
        if (next is null)
        {
            var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            next = Interlocked.CompareExchange(ref _next, made, null) ?? made;
        }

        return next.Task;
    }
}
