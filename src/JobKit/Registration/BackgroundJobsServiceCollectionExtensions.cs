using JobKit;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds background jobs to an app.</summary>
public static class BackgroundJobsServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IJobQueue"/>, <see cref="IJobOperator"/> and the worker of this node; jobs are kept in memory where no other store is chosen.</summary>
    /// <remarks>
    /// May be called several times (by modules): each call adds to the others. Where the app has an <c>IConfiguration</c>, its section <c>JobKit</c>
    /// sets the options, and then the app's code does: code wins. The app's host must be started: it checks the options and prepares the store.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A job type is registered twice.</exception>
    /// <exception cref="ArgumentException">A handler's option is out of range. The options of <c>Configure...</c> are checked at the host's start.</exception>
    public static IServiceCollection AddBackgroundJobs(this IServiceCollection services, Action<IBackgroundJobsBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        configure?.Invoke(new BackgroundJobsBuilder(services));

        services.TryAddSingleton(TimeProvider.System);
        AddValidatedOptions(services);
        AddStore(services);
        AddTypes(services);
        AddEnqueue(services);
        AddLoop(services);
        return services;
    }

    private static void AddValidatedOptions(IServiceCollection services)
    {
        services.AddOptions<JobOptions>().BindJobKit("Jobs").ValidateOnStart();
        services.AddOptions<WorkerOptions>().BindJobKit("Worker").ValidateOnStart();
        services.AddOptions<RetentionOptions>().BindJobKit("Retention").ValidateOnStart();
        services.BindSection<QueueOptions>("Queues", OptionProperties.Of<QueueOptions>(), isNamed: true, QueueProblem);
        services.TryAddSingleton(provider => new ConfiguredQueues(
            provider.GetServices<ConfiguredQueue>(), () => provider.GetRequiredService<SectionSource<QueueOptions>>().Values.Names));
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<JobOptions>, JobOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>(),
            ServiceDescriptor.Singleton<IValidateOptions<QueueOptions>, QueueOptionsValidator>(),
        ]);
    }

    private static string? QueueProblem(string key, string queue) =>
        Ranges.Name(key, queue, Ranges.QueueLength, "Give a queue's name.") ?? ReservedNames.Queue(key, queue, "Remove it, or name another queue.");

    // By role, so that a package can replace one of them alone.
    private static void AddStore(IServiceCollection services)
    {
        services.TryAddSingleton<IJobStore, InMemoryJobStore>();
        services.TryAddSingleton<IJobEnqueueStore>(provider => provider.GetRequiredService<IJobStore>());
        services.TryAddSingleton<IJobWorkStore>(provider => provider.GetRequiredService<IJobStore>());
        services.TryAddSingleton<IJobMaintainStore>(provider => provider.GetRequiredService<IJobStore>());
        services.TryAddSingleton<IJobQueryStore>(provider => provider.GetRequiredService<IJobStore>());
        services.TryAddSingleton<IJobOperateStore>(provider => provider.GetRequiredService<IJobStore>());
    }

    private static void AddTypes(IServiceCollection services)
    {
        services.TryAddSingleton<JobTypeRegistry>();
        services.TryAddSingleton<IJobTypes>(provider => provider.GetRequiredService<JobTypeRegistry>());
        services.TryAddSingleton<JobSerializer>();
        services.TryAddSingleton<IJobRedactor, JobRedactor>();
        services.TryAddSingleton<ErrorText>();
    }

    private static void AddEnqueue(IServiceCollection services)
    {
        services.TryAddSingleton<EnqueueRefusals>();
        services.TryAddSingleton<IJobFactory, JobFactory>();
        services.TryAddSingleton<IJobWakeSignal, WakeBell>();
        services.TryAddSingleton<DueAlarm>();
        services.TryAddSingleton<EnqueueWakes>();
        services.TryAddSingleton<EnqueueStatement>();
        services.TryAddSingleton<EnqueueBatcher>();
        services.TryAddSingleton<EnqueueWriter>();
        services.TryAddSingleton<EnqueueAnswers>();
        services.TryAddSingleton<IEnqueueReport, EnqueueReport>();
        services.TryAddSingleton<JobOperator>();
        services.TryAddSingleton<IJobOperator>(provider => provider.GetRequiredService<JobOperator>());
        services.TryAddSingleton<IJobQueue, JobQueue>();
    }

    private static void AddLoop(IServiceCollection services)
    {
        services.TryAddSingleton<JobKitMetrics>();
        services.TryAddSingleton<SettledObservers>();
        services.TryAddSingleton<JobEstimator>();
        services.TryAddSingleton<JobWatcher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobSettledObserver, JobWatcher>(provider => provider.GetRequiredService<JobWatcher>()));

        // Hosted in this order: wrong handlers are told before the store is touched, and the store is ready before the worker starts.
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IHostedService, HandlerPreparation>(),
            ServiceDescriptor.Singleton<IHostedService, JobStorePreparation>(),
        ]);
        services.AddJobWorker();
    }
}
