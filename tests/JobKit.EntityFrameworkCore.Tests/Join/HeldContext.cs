namespace JobKit.EntityFrameworkCore.Tests.Join;

/// <summary>An attempt as far as completing in a transaction goes: hands the lease to the write, and throws where it was not held.</summary>
internal sealed class HeldContext(JobLease lease) : JobContext
{
    public override JobId Id => lease.JobId;

    public override string Type => "send-mail";

    public override string Queue => "default";

    public override int Attempt => 1;

    public override int MaxAttempts => 5;

    public override string? Owner => null;

    public override string? Tenant => null;

    public override string? CorrelationKey => null;

    public override JobLease Lease => lease;

    public override Polly.ResiliencePipeline Resilience => Polly.ResiliencePipeline.Empty;

    public override ValueTask ReportProgressAsync(int percent, string? step = null) => throw new NotSupportedException();

    public override void Snooze(TimeSpan delay) => throw new NotSupportedException();

    public override T? GetCheckpoint<T>()
        where T : default => throw new NotSupportedException();

    public override Task SetCheckpointAsync<T>(T state, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override Task<EnqueueResult> EnqueueChildAsync<TJob>(TJob job, EnqueueOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public override async Task CompleteInTransactionAsync(
        object? result, Func<JobLease, string?, CancellationToken, Task<bool>> settle, CancellationToken cancellationToken = default)
    {
        if (!await settle(lease, result?.ToString(), cancellationToken))
        {
            throw new JobLeaseLostException(lease.JobId, lease.Epoch);
        }
    }
}
