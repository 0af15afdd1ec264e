using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Takes over the environment variables of systems made by hand.</summary>
public static class JobKitConfigurationExtensions
{
    /// <summary>
    /// Adds the variables of systems made by hand as keys of the section <c>JobKit</c>: <c>USE_BACKGROUND_JOBS</c>,
    /// <c>BACKGROUND_JOBS_PERCENTAGE</c>, <c>ENABLE_AUTO_PROCESSING</c>, <c>JOB_PROCESSING_INTERVAL</c>, <c>MAX_CONCURRENT_JOBS</c>,
    /// <c>MAX_JOBS_PER_USER</c>, <c>JOB_TIMEOUT_MINUTES</c>, <c>JOB_RETENTION_DAYS</c>, <c>ENABLE_JOB_MONITORING</c>, <c>MONITORING_ENABLED</c>,
    /// <c>ENABLE_PRIORITY_PROCESSING</c>, <c>ENABLE_HEALTH_CHECKS</c>, <c>SLACK_BOT_TOKEN</c>, <c>SLACK_ALERT_CHANNEL</c>,
    /// <c>SLACK_MIGRATION_CHANNEL</c> and <c>NEXT_PUBLIC_FEATURE_FLAGS</c>.
    /// </summary>
    /// <remarks>
    /// An empty variable is a missing one. A wrong value, two variables that contradict each other, and a variable that says otherwise than
    /// another source says of the same key stop the app's start with a sentence that names the variable.
    /// </remarks>
    /// <param name="configuration">The app's configuration; call it after the other sources.</param>
    /// <param name="read">Gives a variable's value, or null; the process's own environment by default.</param>
    public static IConfigurationBuilder AddJobKitEnvironment(this IConfigurationBuilder configuration, Func<string, string?>? read = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Add(new SeedSource(read ?? Environment.GetEnvironmentVariable));
    }
}
