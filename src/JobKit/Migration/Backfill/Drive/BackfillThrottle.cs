using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Whether a backfill must wait: outside its windows, or while the app's own jobs queue up.</summary>
internal sealed class BackfillThrottle(IJobQueryStore jobs, TimeProvider clock)
{
    public static readonly TimeSpan WindowClosed = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan QueuesFull = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private long _countedAt;
    private long _due = -1;

    /// <summary>How long to wait before looking again; null where it may go on.</summary>
    public async ValueTask<TimeSpan?> ClosedForAsync(BackfillOptions options, CancellationToken cancellationToken) =>
        !BackfillWindows.IsOpen(options.Windows, clock.GetUtcNow()) ? WindowClosed
        : options.MaxQueueDepth is { } limit && await DueAsync(cancellationToken).ConfigureAwait(false) > limit ? QueuesFull
        : null;

    private async Task<long> DueAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_due >= 0 && clock.GetElapsedTime(_countedAt) < Fresh)
            {
                return _due;
            }
        }

        var statistics = await jobs.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        var due = statistics.Queues.Where(queue => !ReservedNames.HasQueue(queue.Name)).Sum(queue => queue.Due.Value);
        lock (_gate)
        {
            (_due, _countedAt) = (due, clock.GetTimestamp());
        }

        return due;
    }
}
