using JobKit.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>The registrations that every process of <c>react</c> shares.</summary>
internal static class RolloutHost
{
    public static IServiceCollection AddRolloutApp(this IServiceCollection services, ChaosStore store, bool works)
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
                .AddHandler<Digest, string, Digest.Handler>(handler => handler.MaxAttempts = 1);
        });
        services.AddJobMigration(migration => migration.UseEntityFrameworkCore().AddRollout(RolloutPlans.Digest));
        return services;
    }
}
