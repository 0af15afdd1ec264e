using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Backfills: their door, their jobs, and who watches over these.</summary>
internal static class BackfillServices
{
    private const int Attempts = 8;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

    public static void AddBackfills(this IServiceCollection services)
    {
        services.TryAddSingleton<IBackfillStore, InMemoryBackfillStore>();
        services.TryAddSingleton<BackfillSources>();
        services.TryAddSingleton<BackfillJobs>();
        services.TryAddSingleton(provider => new BackfillThrottle(provider.GetRequiredService<IJobStore>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IBackfills, Backfills>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BackfillWatch>());
        services.AddSystemQueue(BackfillQueue.Name, BackfillQueue.Concurrency);
        services.AddSystemJob<BackfillWork, BackfillHandler>(BackfillQueue.Name, options =>
        {
            options.Priority = BackfillQueue.Priority;
            options.MaxAttempts = Attempts;
            options.Timeout = Timeout;
        });
    }
}
