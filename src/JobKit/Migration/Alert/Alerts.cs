namespace JobKit.Migration;

/// <inheritdoc cref="IAlerts"/>
internal sealed class Alerts(IJobQueue queue) : IAlerts
{
    public async ValueTask<JobId> SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return await queue.EnqueueAsync(AlertJob.Of(alert), options: null, cancellationToken).ConfigureAwait(false);
    }
}
