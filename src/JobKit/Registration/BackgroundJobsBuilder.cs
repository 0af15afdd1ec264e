using JobKit;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <inheritdoc cref="IBackgroundJobsBuilder"/>
internal sealed class BackgroundJobsBuilder(IServiceCollection services) : IBackgroundJobsBuilder
{
    private readonly JobTypeRegistrations _types = new(services);

    public IServiceCollection Services => services;

    public IBackgroundJobsBuilder AddHandler<TJob, THandler>(Action<HandlerOptions>? configure = null)
        where TJob : notnull
        where THandler : class, IJobHandler<TJob>
    {
        services.TryAddScoped<THandler>();
        return Add(typeof(TJob), result: null, typeof(THandler), JobInvokers.Plain<TJob, THandler>(), configure);
    }

    public IBackgroundJobsBuilder AddHandler<TJob, TResult, THandler>(Action<HandlerOptions>? configure = null)
        where TJob : notnull
        where THandler : class, IJobHandler<TJob, TResult>
    {
        services.TryAddScoped<THandler>();
        return Add(typeof(TJob), typeof(TResult), typeof(THandler), JobInvokers.WithResult<TJob, TResult, THandler>(), configure);
    }

    public IBackgroundJobsBuilder AddJob<TJob>(Action<HandlerOptions>? configure = null)
        where TJob : notnull => Add(typeof(TJob), result: null, handler: null, invoke: null, configure);

    public IBackgroundJobsBuilder AddJob<TJob, TResult>(Action<HandlerOptions>? configure = null)
        where TJob : notnull => Add(typeof(TJob), typeof(TResult), handler: null, invoke: null, configure);

    public IBackgroundJobsBuilder AddMiddleware<TMiddleware>()
        where TMiddleware : class, IJobMiddleware
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IJobMiddleware, TMiddleware>());
        return this;
    }

    public IBackgroundJobsBuilder AddSettledObserver<TObserver>()
        where TObserver : class, IJobSettledObserver
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IJobSettledObserver, TObserver>());
        return this;
    }

    public IBackgroundJobsBuilder ConfigureJobs(Action<JobOptions> configure) => Configure(Options.Options.DefaultName, configure);

    public IBackgroundJobsBuilder ConfigureWorker(Action<WorkerOptions> configure) => Configure(Options.Options.DefaultName, configure);

    public IBackgroundJobsBuilder ConfigureRetention(Action<RetentionOptions> configure) => Configure(Options.Options.DefaultName, configure);

    public IBackgroundJobsBuilder ConfigureQueue(string queue, Action<QueueOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var problem = Ranges.Name("The queue", queue, Ranges.QueueLength, "Give a queue's name.")
            ?? ReservedNames.Queue("The queue", queue, "Give another queue's name.");
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(queue));
        }

        if (!services.Any(known => known.ImplementationInstance is ConfiguredQueue configured && configured.Name == queue))
        {
            services.AddSingleton(new ConfiguredQueue(queue));
        }

        services.AddOptions<QueueOptions>(queue).ValidateOnStart();
        return Configure(queue, configure);
    }

    public IBackgroundJobsBuilder UseStore<TStore>()
        where TStore : class, IJobStore
    {
        services.RemoveAll<IJobStore>();
        services.AddSingleton<IJobStore, TStore>();
        return this;
    }

    public IBackgroundJobsBuilder UseStore(Func<IServiceProvider, IJobStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        services.RemoveAll<IJobStore>();
        services.AddSingleton(factory);
        return this;
    }

    private BackgroundJobsBuilder Add(Type job, Type? result, Type? handler, JobInvoker? invoke, Action<HandlerOptions>? configure)
    {
        var name = JobTypeName.Of(job);
        var options = new HandlerOptions();
        configure?.Invoke(options);
        HandlerOptionsCheck.Check(name, options);
        HandlerOptionsCheck.Unreserved(job, name, options);
        _types.Add(new() { Name = name, ClrType = job, ResultType = result, HandlerType = handler, Options = options, Invoke = invoke });
        return this;
    }

    private BackgroundJobsBuilder Configure<TOptions>(string name, Action<TOptions> configure)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(name, configure);
        return this;
    }
}
