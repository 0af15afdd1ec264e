using JobKit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>How a part of the library registers a job type of its own: type, handler and reserved queue, without the app's words. Twice is once.</summary>
/// <remarks>
/// To enqueue one in somebody else's transaction, make it with <see cref="JobKit.Storage.IJobFactory"/> and hand the
/// <see cref="JobKit.Storage.NewJob"/> to whoever writes.
/// </remarks>
internal static class SystemJobs
{
    /// <summary>Before the app's own jobs, since an operator waits for it.</summary>
    private const int Soon = -1000;

    /// <param name="services">The app's.</param>
    /// <param name="queue">A reserved one.</param>
    /// <param name="configure">Its options.</param>
    /// <param name="urgent">Whether one may begin where all slots of a worker are taken.</param>
    public static void AddSystemJob<TJob, THandler>(
        this IServiceCollection services, string queue = ReservedNames.SystemQueue, Action<HandlerOptions>? configure = null, bool urgent = false)
        where TJob : notnull
        where THandler : class, IJobHandler<TJob> =>
        services.AddSystemJob(typeof(TJob), null, typeof(THandler), JobInvokers.Plain<TJob, THandler>(), queue, configure, urgent);

    public static void AddSystemJob<TJob, TResult, THandler>(
        this IServiceCollection services, string queue = ReservedNames.SystemQueue, Action<HandlerOptions>? configure = null)
        where TJob : notnull
        where THandler : class, IJobHandler<TJob, TResult> =>
        services.AddSystemJob(typeof(TJob), typeof(TResult), typeof(THandler), JobInvokers.WithResult<TJob, TResult, THandler>(), queue, configure, urgent: false);

    /// <summary>A queue that every worker serves.</summary>
    public static void AddSystemQueue(this IServiceCollection services, string queue)
    {
        if (!ReservedNames.HasQueue(queue))
        {
            throw new ArgumentException($"\"{queue}\" is a queue that an app may use too.", nameof(queue));
        }

        if (!services.Any(known => known.ImplementationInstance is SystemQueue system && system.Name == queue))
        {
            services.AddSingleton(new SystemQueue(queue));
        }
    }

    /// <summary>A queue that every worker serves, with so many of its jobs at a time: work that lasts must leave slots to what somebody waits for.</summary>
    public static void AddSystemQueue(this IServiceCollection services, string queue, int concurrency)
    {
        services.AddSystemQueue(queue);
        if (!services.Any(known => known.ImplementationInstance is ConfiguredQueue configured && configured.Name == queue))
        {
            services.AddSingleton(new ConfiguredQueue(queue));
            services.Configure<QueueOptions>(queue, options => options.Concurrency = concurrency);
        }
    }

    private static void AddSystemJob(
        this IServiceCollection services, Type job, Type? result, Type handler, JobInvoker invoke, string queue, Action<HandlerOptions>? configure, bool urgent)
    {
        var name = JobTypeName.Of(job);
        if (!ReservedNames.HasType(name))
        {
            throw new ArgumentException($"\"{name}\" is a name that an app may use too.", nameof(job));
        }

        services.AddSystemQueue(queue);
        if (services.Any(known => known.ImplementationInstance is JobTypeDefinition type && type.ClrType == job))
        {
            return;
        }

        var options = new HandlerOptions { Queue = queue, Priority = Soon };
        configure?.Invoke(options);
        HandlerOptionsCheck.Check(name, options);
        services.TryAddScoped(handler);
        new JobTypeRegistrations(services).Add(
            new() { Name = name, ClrType = job, ResultType = result, HandlerType = handler, Options = options, Invoke = invoke, IsSystem = true, IsUrgent = urgent });
    }
}
