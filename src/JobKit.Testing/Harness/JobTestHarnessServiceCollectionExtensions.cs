using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds background jobs to a test.</summary>
public static class JobTestHarnessServiceCollectionExtensions
{
    /// <summary>As <c>AddBackgroundJobs</c>, run by a <see cref="JobTestHarness"/>: in memory, in virtual time.</summary>
    /// <remarks>Call it on the services of a test. Any <see cref="TimeProvider"/> registered before is replaced by a <see cref="ManualTimeProvider"/>;
    /// logging goes nowhere unless it was added.</remarks>
    public static IServiceCollection AddJobTestHarness(this IServiceCollection services, Action<IBackgroundJobsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.RemoveAll<TimeProvider>();
        services.TryAddSingleton<ManualTimeProvider>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ManualTimeProvider>());
        services.TryAddSingleton<ILoggerFactory, NullLoggerFactory>();
        services.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(NullLogger<>)));
        services.TryAddSingleton<HarnessActivity>();
        services.TryAddSingleton<IJobWorkStore, HarnessWorkStore>();
        services.TryAddSingleton<JobTestHarness>();
        return services.AddBackgroundJobs(jobs =>
        {
            jobs.AddMiddleware<HarnessMiddleware>();
            configure?.Invoke(jobs);
        });
    }
}
