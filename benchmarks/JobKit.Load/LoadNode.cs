using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Load;

/// <summary>One node as an app has it, on an empty store, with its worker not started yet.</summary>
internal sealed class LoadNode : IAsyncDisposable
{
    private const int Chunk = 5_000;

    private readonly IHost _host;
    private bool _started;

    private LoadNode(IHost host) => _host = host;

    public IJobStore Store => _host.Services.GetRequiredService<IJobStore>();

    public EndCounter Ends => _host.Services.GetRequiredService<EndCounter>();

    public static async Task<LoadNode> MakeAsync(StorePlace place)
    {
        var useStore = await place.NewStoreAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
        builder.Services.AddSingleton<EndCounter>();
        builder.Services.AddSingleton<IJobSettledObserver>(services => services.GetRequiredService<EndCounter>());
        builder.Services.AddBackgroundJobs(jobs => useStore(jobs.AddHandler<NoOp, NoOpHandler>()));
        var node = new LoadNode(builder.Build());
        await node.Store.PrepareAsync(CancellationToken.None);
        return node;
    }

    /// <summary>Adds jobs as the product makes them; <paramref name="type"/> stands in for one that this node cannot run.</summary>
    public async Task FillAsync(int jobs, int priority = 0, TimeSpan delay = default, string? type = null)
    {
        var factory = _host.Services.GetRequiredService<IJobFactory>();
        for (var done = 0; done < jobs; done += Chunk)
        {
            var chunk = Enumerable.Range(done, Math.Min(Chunk, jobs - done)).Select(number => Make(factory, number, priority, delay, type)).ToList();
            await Store.EnqueueAsync(chunk, EnqueueMode.AllOrNone, CancellationToken.None);
        }
    }

    /// <summary>Starts the worker.</summary>
    public Task StartAsync()
    {
        _started = true;
        return _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _host.StopAsync();
        }

        _host.Dispose();
    }

    private static NewJob Make(IJobFactory factory, int number, int priority, TimeSpan delay, string? type)
    {
        var job = factory.Create(new NoOp(number), new() { Priority = priority, Delay = delay });
        return type is null ? job : job with { Type = type };
    }
}
