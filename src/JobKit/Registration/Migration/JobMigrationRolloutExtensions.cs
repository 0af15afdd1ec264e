using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Rollouts that an app wants to exist.</summary>
public static class JobMigrationRolloutExtensions
{
    /// <summary>Adds a rollout to the store if that has none of this key: Off, and in mode advise. One that is there stays as it is, its plan too; <see cref="IRollouts.RevisePlanAsync"/> changes it.</summary>
    /// <remarks>The app does not start where it lacks what the plan asks for: a safe experiment for the stage Shadow, a replay for <c>replayViaLegacy</c>.</remarks>
    /// <param name="migration">The app's migration.</param>
    /// <param name="plan">What it follows.</param>
    /// <param name="flag">
    /// A flag that becomes a view of the rollout, like the seed's <c>backgroundJobs</c>, or null: on unless rolled back, with the rollout's
    /// share and lists; switching it off rolls back. With <c>AddJobKitEnvironment()</c> a new rollout of a plan with a canary then begins at
    /// <c>BACKGROUND_JOBS_PERCENTAGE</c>.
    /// </param>
    /// <exception cref="RolloutPlanException">Something is wrong with the plan; the message says all that is.</exception>
    /// <exception cref="InvalidOperationException">Two rollouts have one key, or two are one flag.</exception>
    public static IJobMigrationBuilder AddRollout(this IJobMigrationBuilder migration, RolloutPlan plan, string? flag = null)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Problems() is { Count: > 0 } problems)
        {
            throw new RolloutPlanException(problems);
        }

        var others = migration.Services.Select(it => it.ImplementationInstance).OfType<InitialRollout>().ToList();
        if (others.Exists(it => it.Plan.Key == plan.Key) || (flag is not null && others.Exists(it => it.Flag == flag)))
        {
            throw new InvalidOperationException($"The rollout {plan.Key}, or its flag, was added already. Each key and each flag may be added once; remove one of the calls.");
        }

        migration.Services.AddSingleton(new InitialRollout(plan, flag));
        if (flag is not null)
        {
            migration.Services.AddSingleton<IFlagView>(provider => new RolloutFlag(
                flag, plan.Key, provider.GetRequiredService<ITrafficRouters>(), provider.GetRequiredService<RolloutNode>(), provider.GetRequiredService<IRollouts>()));
        }

        return migration;
    }

    /// <summary>As the other, with the plan's JSON from a file.</summary>
    /// <param name="migration">The app's migration.</param>
    /// <param name="planFile">The file; a path that is not rooted is one of the app's folder.</param>
    /// <param name="flag">As for the other.</param>
    /// <exception cref="RolloutPlanException">The file cannot be read, or its plan is wrong.</exception>
    public static IJobMigrationBuilder AddRollout(this IJobMigrationBuilder migration, string planFile, string? flag = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(planFile);
        return migration.AddRollout(RolloutPlan.FromJson(Read(Path.Combine(AppContext.BaseDirectory, planFile))), flag);
    }

    /// <summary>As the other, for a candidate that does its work in jobs of one type: the plan waits for their ends at least as long as one attempt may take.</summary>
    /// <remarks>
    /// Where the plan sets no <c>maturationWindow</c>, it is all that a job may take: its attempts' timeouts and the waits between them, at most 24 h.
    /// A plan that sets less than one attempt's timeout stops the app's start, and <see cref="IRollouts.StartAsync"/>, with <see cref="RolloutPlanException"/>.
    /// </remarks>
    /// <typeparam name="TJob">The job's class, as registered.</typeparam>
    /// <param name="migration">The app's migration.</param>
    /// <param name="plan">What it follows.</param>
    /// <param name="flag">As for the other.</param>
    /// <exception cref="RolloutPlanException">Something is wrong with the plan; the message says all that is.</exception>
    /// <exception cref="InvalidOperationException">Two rollouts have one key, or two are one flag.</exception>
    public static IJobMigrationBuilder AddRollout<TJob>(this IJobMigrationBuilder migration, RolloutPlan plan, string? flag = null)
    {
        migration.AddRollout(plan, flag);
        migration.Services.AddSingleton(new RolloutJob(plan.Key, typeof(TJob)));
        return migration;
    }

    /// <summary>As the other, with the plan's JSON from a file.</summary>
    /// <typeparam name="TJob">The job's class, as registered.</typeparam>
    /// <param name="migration">The app's migration.</param>
    /// <param name="planFile">The file; a path that is not rooted is one of the app's folder.</param>
    /// <param name="flag">As for the other.</param>
    /// <exception cref="RolloutPlanException">The file cannot be read, or its plan is wrong.</exception>
    public static IJobMigrationBuilder AddRollout<TJob>(this IJobMigrationBuilder migration, string planFile, string? flag = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(planFile);
        return migration.AddRollout<TJob>(RolloutPlan.FromJson(Read(Path.Combine(AppContext.BaseDirectory, planFile))), flag);
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RolloutPlanException([$"The plan's file is \"{path}\" and cannot be read: {error.Message} Name a file that is copied to the app's folder."]);
        }
    }
}
