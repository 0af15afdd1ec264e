using JobKit.AspNetCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the job loop to the app's health checks.</summary>
public static class JobHealthChecksBuilderExtensions
{
    /// <summary>Adds the check <c>jobkit-ready</c>, by the rules of <c>/health</c>: it reads the store at most every two seconds.</summary>
    /// <remarks>It needs <c>AddBackgroundJobsApi</c>.</remarks>
    public static IHealthChecksBuilder AddBackgroundJobs(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<ReadyCheck>("jobkit-ready", HealthStatus.Unhealthy, ["ready"]);
    }
}
