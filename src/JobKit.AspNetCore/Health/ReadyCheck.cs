using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>The job loop's health, for <c>MapHealthChecks</c>.</summary>
internal sealed class ReadyCheck(QueueSnapshots snapshots, IOptionsMonitor<JobHealthOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = await snapshots.ReadAsync(cancellationToken).ConfigureAwait(false);
            var (status, message) = JobHealth.Of(now, options.CurrentValue);
            var data = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["due"] = now.Due,
                ["oldestDueSeconds"] = now.OldestDueSeconds ?? 0,
                ["liveWorkers"] = now.LiveWorkers,
                ["unhandledTypes"] = now.UnhandledTypes,
            };
            return new(
                status switch { JobHealth.Healthy => HealthStatus.Healthy, JobHealth.Degraded => HealthStatus.Degraded, _ => context.Registration.FailureStatus },
                message,
                data: data);
        }
        catch (Exception unreachable) when (ErrorMap.Of(unreachable)?.Code == ErrorCodes.StoreUnavailable)
        {
            return new(context.Registration.FailureStatus, "The store cannot be reached");
        }
    }
}
