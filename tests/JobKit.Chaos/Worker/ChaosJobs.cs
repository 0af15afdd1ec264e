using JobKit.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>The registrations that every process of a run shares.</summary>
internal static class ChaosJobs
{
    public static IServiceCollection AddChaosJobs(this IServiceCollection services, ChaosStore store, WorkerSettings settings, bool works, double faultRate, int seed)
    {
        services.AddDbContext<ChaosContext>(store.Use);
        services.AddBackgroundJobs(jobs =>
        {
            jobs.UseEntityFrameworkCore<ChaosContext>()
                .ConfigureWorker(worker =>
                {
                    worker.Enabled = works;
                    worker.LeaseDuration = settings.Lease;
                    worker.RenewInterval = settings.Renew;
                    worker.SweepInterval = settings.Sweep;
                    worker.MaxPollInterval = settings.Poll;
                    worker.ShutdownGrace = settings.Grace;
                    worker.MaxAbandons = settings.MaxAbandons;
                    if (faultRate > 0)
                        worker.SettleBatchSize = 8;
                })
                .ConfigureJobs(options => options.RetryBaseDelay = TimeSpan.FromMilliseconds(100))
                .AddMiddleware<JournalMiddleware>()
                .AddHandler<Instant, string, Instant.Handler>()
                .AddHandler<Hashing, string, Hashing.Handler>()
                .AddHandler<Waiting, string, Waiting.Handler>()
                .AddHandler<Transactional, string, Transactional.Handler>()
                .AddHandler<Outside, string, Outside.Handler>()
                .AddHandler<FailingOnce, string, FailingOnce.Handler>(FailsSoon)
                .AddHandler<Failing, string, Failing.Handler>(FailsSoon)
                .AddHandler<Snoozing, string, Snoozing.Handler>()
                .AddHandler<Cancelled, string, Cancelled.Handler>()
                .AddHandler<Serial, string, Serial.Handler>()
                .AddHandler<Deaf, string, Deaf.Handler>();
        });
        if (faultRate > 0)
            BrokenCalls.Around(services, faultRate, Dice.For(seed, Environment.ProcessId, "store").Next());
        return services;
    }

    private static void FailsSoon(HandlerOptions handler)
    {
        handler.OnException<DeliberateFailureException>(RetryRule.RetryAfter(TimeSpan.FromMilliseconds(100)));
        handler.MaxAttempts = 2;
    }
}
