using JobKit.EntityFrameworkCore;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>The registrations that every process of <c>react</c> and <c>migrate</c> shares.</summary>
internal static class RolloutHost
{
    public static IServiceCollection AddRolloutApp(
        this IServiceCollection services,
        ChaosStore store,
        bool works,
        RolloutPlan? plan = null,
        Action<IBackgroundJobsBuilder>? moreJobs = null,
        Action<IJobMigrationBuilder>? moreMigration = null)
    {
        services.AddDbContext<RolloutContext>(store.Use);
        services.AddBackgroundJobs(jobs =>
        {
            jobs.UseEntityFrameworkCore<RolloutContext>()
                .ConfigureWorker(worker =>
                {
                    worker.Enabled = works;
                    worker.MaxPollInterval = new WorkerSettings().Poll;
                })
                .AddHandler<Digest, string, Digest.Handler>(handler =>
                {
                    handler.MaxAttempts = 1;
                    handler.Timeout = RolloutPlans.Timeout;
                });
            moreJobs?.Invoke(jobs);
        });
        services.AddJobMigration(migration =>
        {
            migration.UseEntityFrameworkCore().AddRollout(plan ?? RolloutPlans.Digest);
            moreMigration?.Invoke(migration);
        });
        return services;
    }
}
