using JobKit;
using JobKit.Storage;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What an app says of its background jobs. Other packages add their own words as extensions.</summary>
public interface IBackgroundJobsBuilder
{
    /// <summary>The app's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Registers a job type and its handler, which runs on this node unless <see cref="WorkerOptions.Enabled"/> is false.</summary>
    /// <remarks>
    /// The stored name is the class's <see cref="JobTypeAttribute"/>, else its own name in lower case with hyphens (<c>SendMail</c>:
    /// <c>send-mail</c>). The handler is added as a scoped service where the app has not added it: one instance per attempt.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The class or its stored name is registered already; the message names both.</exception>
    /// <exception cref="ArgumentException">
    /// An option is out of range, or the class has no usable name. Names that begin with <c>jobkit.</c> and queues that begin with <c>jobkit-</c>
    /// are the library's own.
    /// </exception>
    IBackgroundJobsBuilder AddHandler<TJob, THandler>(Action<HandlerOptions>? configure = null)
        where TJob : notnull
        where THandler : class, IJobHandler<TJob>;

    /// <summary>As <see cref="AddHandler{TJob,THandler}"/>, for a handler that gives a result.</summary>
    /// <exception cref="InvalidOperationException">The class or its stored name is registered already; the message names both.</exception>
    /// <exception cref="ArgumentException">An option is out of range, or the class has no usable name.</exception>
    IBackgroundJobsBuilder AddHandler<TJob, TResult, THandler>(Action<HandlerOptions>? configure = null)
        where TJob : notnull
        where THandler : class, IJobHandler<TJob, TResult>;

    /// <summary>Registers a job type that this app enqueues and another one runs.</summary>
    /// <exception cref="InvalidOperationException">Another class has its stored name; the message names both.</exception>
    IBackgroundJobsBuilder AddJob<TJob>(Action<HandlerOptions>? configure = null)
        where TJob : notnull;

    /// <summary>As <see cref="AddJob{TJob}"/>, with its result's class, which this app may then show with its secrets masked.</summary>
    /// <exception cref="InvalidOperationException">Another class has its stored name; the message names both.</exception>
    IBackgroundJobsBuilder AddJob<TJob, TResult>(Action<HandlerOptions>? configure = null)
        where TJob : notnull;

    /// <summary>Puts a middleware around every attempt, outermost first; made from the attempt's scope.</summary>
    IBackgroundJobsBuilder AddMiddleware<TMiddleware>()
        where TMiddleware : class, IJobMiddleware;

    /// <summary>Adds an observer of jobs that ended; a singleton.</summary>
    IBackgroundJobsBuilder AddSettledObserver<TObserver>()
        where TObserver : class, IJobSettledObserver;

    /// <summary>Sets the defaults and limits of jobs.</summary>
    IBackgroundJobsBuilder ConfigureJobs(Action<JobOptions> configure);

    /// <summary>Sets how this node runs jobs.</summary>
    IBackgroundJobsBuilder ConfigureWorker(Action<WorkerOptions> configure);

    /// <summary>Sets what holds for one queue on this node.</summary>
    /// <exception cref="ArgumentException">The name is not one of a queue.</exception>
    IBackgroundJobsBuilder ConfigureQueue(string queue, Action<QueueOptions> configure);

    /// <summary>Sets how long ended jobs are kept.</summary>
    IBackgroundJobsBuilder ConfigureRetention(Action<RetentionOptions> configure);

    /// <summary>Keeps jobs in a store of this class, a singleton; without any such call, in memory. The last call wins.</summary>
    IBackgroundJobsBuilder UseStore<TStore>()
        where TStore : class, IJobStore;

    /// <summary>Keeps jobs in the store that the factory makes, once. The last call wins.</summary>
    IBackgroundJobsBuilder UseStore(Func<IServiceProvider, IJobStore> factory);
}
