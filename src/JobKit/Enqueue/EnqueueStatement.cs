using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>One write of jobs, timed and logged.</summary>
internal sealed class EnqueueStatement(IJobEnqueueStore store, JobKitMetrics metrics, TimeProvider clock, ILogger<EnqueueStatement> logger)
{
    public async Task<IReadOnlyList<EnqueueReceipt>> RunAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var receipts = await store.EnqueueAsync(jobs, mode, cancellationToken).ConfigureAwait(false);
            var elapsed = clock.GetElapsedTime(started);
            metrics.EnqueueWritten(elapsed);
            EnqueueLog.BatchWritten(logger, jobs.Count, elapsed);
            return receipts;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            EnqueueLog.WriteFailed(logger, error, jobs.Count);
            throw;
        }
    }
}
