using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Takes over the environment variables of systems made by hand.</summary>
public static class JobKitEnvironmentExtensions
{
    /// <summary>
    /// Adds the flags <c>backgroundJobs</c>, <c>jobMonitoring</c> and <c>autoProcessing</c>, and reads the variables that speak of flags:
    /// <c>USE_BACKGROUND_JOBS</c> (<c>true</c> or <c>false</c> forces a side on all rollouts, and is the first flag's switch),
    /// <c>BACKGROUND_JOBS_PERCENTAGE</c> (its share), <c>ENABLE_JOB_MONITORING</c> or <c>MONITORING_ENABLED</c>, <c>ENABLE_AUTO_PROCESSING</c>
    /// (<c>false</c> also stops this node's worker), <c>NEXT_PUBLIC_FEATURE_FLAGS</c> (JSON of names and booleans, forced on this process);
    /// and those of Slack: <c>SLACK_BOT_TOKEN</c>, <c>SLACK_ALERT_CHANNEL</c>, <c>SLACK_MIGRATION_CHANNEL</c>.
    /// </summary>
    /// <remarks>The store's flags stay as they are: a restart undoes no change and no rollback. A wrong value stops the app's start.</remarks>
    /// <param name="migration">The app's migration.</param>
    /// <param name="read">Gives a variable's value, or null; the process's own environment by default.</param>
    public static IJobMigrationBuilder AddJobKitEnvironment(this IJobMigrationBuilder migration, Func<string, string?>? read = null)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var variables = read ?? Environment.GetEnvironmentVariable;
        var environment = FlagEnvironment.Read(variables);
        var services = migration.Services;
        services.AddSingleton<IValidateOptions<MigrationOptions>>(new EnvironmentProblems(environment.Problems));
        foreach (var (name, on) in environment.Forced)
        {
            services.AddSingleton(new FlagLock(name, on));
        }

        if (environment.Share is { } share)
        {
            services.Configure<MigrationOptions>(options => options.Share = share);
        }

        foreach (var flag in environment.Flags)
        {
            migration.AddFlag(flag);
        }

        if (environment.Override is { } side and not RouteOverride.None)
        {
            services.Configure<MigrationOptions>(options => options.Override = side);
        }

        if (environment.RunsJobs is { } runs)
        {
            services.Configure<WorkerOptions>(options => options.Enabled = runs);
        }

        SlackEnvironment.Apply(migration, variables);
        return migration;
    }
}
