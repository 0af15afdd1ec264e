using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>Tells every registered <see cref="IJobSettledObserver"/> of jobs that ended; what one throws is logged and reaches nobody else.</summary>
/// <remarks>The observers are made at the first batch, not before, so that one of them may itself enqueue: it needs the queue, which needs this.</remarks>
internal sealed class SettledObservers(IServiceProvider services, ILogger<SettledObservers> logger)
{
    private readonly Lazy<IJobSettledObserver[]> _observers = new(() => [.. services.GetServices<IJobSettledObserver>()]);

    /// <summary>Tells all, one after the other, in the order of registration. Never throws.</summary>
    public async ValueTask PublishAsync(IReadOnlyList<SettledJob> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        foreach (var observer in Made(jobs.Count))
        {
            try
            {
                await observer.OnSettledAsync(jobs, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                // Observation never hurts the caller, nor the other observers.
                SettleLog.ObserverThrew(logger, error, observer.GetType().Name, jobs.Count);
            }
        }
    }

    private IJobSettledObserver[] Made(int count)
    {
        try
        {
            return _observers.Value;
        }
        catch (Exception error)
        {
            SettleLog.ObserverThrew(logger, error, nameof(IJobSettledObserver), count);
            return [];
        }
    }
}
