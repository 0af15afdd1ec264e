using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells people what happens.</summary>
public static class AlertBuilderExtensions
{
    /// <summary>Sends alerts of rollouts and rollbacks, and watches the job loop: depth, processing time, error and success rate.</summary>
    /// <remarks>May be called several times: each call adds to the others. Any number of nodes tell one thing once.</remarks>
    /// <param name="migration">The app's migration.</param>
    /// <param name="configure">Where they go, and the limits.</param>
    public static IJobMigrationBuilder AddAlerts(this IJobMigrationBuilder migration, Action<AlertOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(configure);
        var services = migration.Services;
        services.Configure(configure);
        services.TryAddSingleton<JobHealthReader>();
        services.AddSystemJob<JobAlertJob, JobAlertHandler>(configure: options => options.MaxAttempts = JobAlertJob.Attempts, urgent: true);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JobAlertWatch>());
        return migration;
    }
}
