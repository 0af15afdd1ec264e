using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Worker;

/// <summary>One node with a worker on an in-memory store, started as a host starts it.</summary>
internal sealed class WorkerNode : IAsyncDisposable
{
    /// <summary>Far longer than anything here takes: a test that gets there hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _hosted;
    private bool _stopped;

    private WorkerNode(ServiceProvider services)
    {
        _services = services;
        _hosted = [.. services.GetServices<IHostedService>()];
    }

    public IJobQueue Queue => _services.GetRequiredService<IJobQueue>();

    public IJobOperator Operator => _services.GetRequiredService<IJobOperator>();

    public IJobStore Store => _services.GetRequiredService<IJobStore>();

    public IServiceProvider Services => _services;

    public static async Task<WorkerNode> StartAsync(
        Func<Scripted, JobContext, CancellationToken, Task<string?>> run,
        Action<IBackgroundJobsBuilder>? configure = null,
        Action<HandlerOptions>? handler = null,
        TimeProvider? clock = null,
        Func<IJobStore, IJobStore>? decorate = null,
        IJobStore? store = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddOptions();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton(new Script { Run = run });
        var inner = store ?? new InMemoryJobStore(clock ?? TimeProvider.System);
        services.AddSingleton(decorate is null ? inner : decorate(inner));
        services.AddBackgroundJobs(jobs =>
        {
            jobs.AddHandler<Scripted, string?, ScriptedHandler>(handler);
            jobs.ConfigureWorker(worker => worker.ShutdownGrace = TimeSpan.Zero);
            configure?.Invoke(jobs);
        });
        var node = new WorkerNode(services.BuildServiceProvider());
        foreach (var hosted in node._hosted)
            await hosted.StartAsync(CancellationToken.None);
        return node;
    }

    public async Task<Job> RunToEndAsync(Scripted job, EnqueueOptions? options = null)
    {
        var id = await Queue.EnqueueAsync(job, options);
        return await EndOfAsync(id);
    }

    public async Task<Job> EndOfAsync(JobId id)
    {
        var job = await Queue.WaitAsync(id, Patience);
        job.IsTerminal.Should().BeTrue("the job should have ended, but it is {0}", job.Status);
        return job;
    }

    public async Task StopAsync()
    {
        if (_stopped)
            return;

        _stopped = true;
        foreach (var hosted in Enumerable.Reverse(_hosted))
            await hosted.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }
}
