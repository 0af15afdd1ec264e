using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Enqueues comparisons: at most one lives for each row.</summary>
internal sealed class CompareQueue(IJobFactory factory, EnqueueWriter writer)
{
    public async Task AddAsync(JobId row, CancellationToken cancellationToken)
    {
        var job = factory.Create(new CompareShadow(row.Value), new EnqueueOptions { UniqueKey = row.ToString(), CorrelationKey = row.ToString(), Hidden = true });
        await writer.WriteAsync(job, cancellationToken).ConfigureAwait(false);
    }
}
