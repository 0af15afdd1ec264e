using JobKit;
using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Declares what a rollout shadows.</summary>
public static class JobMigrationShadowExtensions
{
    private const int LongestKey = 100;

    /// <summary>In the rollout's stage Shadow, a sample of the requests that legacy has answered runs as isolated jobs too, and the answers are compared.</summary>
    /// <remarks>
    /// The handler must bear <see cref="ShadowSafeAttribute"/>, or the experiment have adapters, else the app does not start. Two shadow jobs at
    /// most run on a node at a time.
    /// </remarks>
    /// <typeparam name="TJob">The candidate's job, registered with its handler.</typeparam>
    /// <param name="migration">The app's migration.</param>
    /// <param name="key">The rollout, 1 to 100 characters.</param>
    /// <param name="configure">Its sample, rules and bounds.</param>
    /// <exception cref="ArgumentException">The key is empty or too long, or a rule cannot be read.</exception>
    /// <exception cref="InvalidOperationException">The rollout has an experiment already, or an adapter's service cannot be adapted.</exception>
    public static IJobMigrationBuilder AddShadow<TJob>(this IJobMigrationBuilder migration, string key, Action<ShadowExperiment<TJob>>? configure = null)
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(key);
        if (Ranges.Text("The rollout's key", key, LongestKey, "Give the key of the rollout.") is { } problem)
        {
            throw new ArgumentException(problem, nameof(key));
        }

        var services = migration.Services;
        if (services.Any(known => known.ImplementationInstance is ExperimentSettings settings && string.Equals(settings.Key, key, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException($"The rollout \"{key}\" has an experiment already. Remove one of the two AddShadow calls.");
        }

        var experiment = new ShadowExperiment<TJob>(key, services);
        configure?.Invoke(experiment);
        services.AddSingleton(experiment.Settings);
        services.AddShadowRuns();
        return migration;
    }
}
