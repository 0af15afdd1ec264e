using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobKit.Tests.Migration.Compat;

/// <summary>An app with one legacy endpoint and a worker, in virtual time.</summary>
internal sealed class LegacyScene : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public LegacyScene(params LegacyContract[] contracts)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<ILogger<LegacyEnqueue>>(Log);
        services.AddJobTestHarness(jobs => jobs.AddHandler<Story, Book, StoryHandler>());
        services.AddSingleton<ScriptedEnqueueStore>();
        services.AddSingleton<IJobEnqueueStore>(provider => provider.GetRequiredService<ScriptedEnqueueStore>());
        services.AddJobMigration(migration => migration.AddLegacyContract(contracts.Length == 0 ? [Given.Contract] : contracts));

        _services = services.BuildServiceProvider();
        Harness = _services.GetRequiredService<JobTestHarness>();
        Answers = _services.GetRequiredService<ILegacyAnswers>();
        Store = _services.GetRequiredService<ScriptedEnqueueStore>();
        Watcher = _services.GetRequiredService<JobWatcher>();
    }

    public RecordingLogger<LegacyEnqueue> Log { get; } = new();

    public JobTestHarness Harness { get; }

    public ILegacyAnswers Answers { get; }

    public ScriptedEnqueueStore Store { get; }

    public JobWatcher Watcher { get; }

    /// <summary>An enqueue; the pauses between its tries are gone at once.</summary>
    public async Task<LegacyEnqueueResult> EnqueueAsync(string title = "fox", string? owner = "ann", string? key = null, JobId? id = null)
    {
        var enqueuing = Answers.EnqueueAsync(Given.Contract, new Story(title), new() { Owner = owner, Id = id }, key);
        while (!enqueuing.IsCompleted)
        {
            Harness.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await enqueuing;
    }

    /// <summary>What the app's host does first.</summary>
    public async Task PrepareAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await hosted.StartingAsync(CancellationToken.None);
        }
    }

    /// <summary>Completes once somebody waits for a job.</summary>
    public async Task WatchedAsync()
    {
        while (Watcher.Count == 0)
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await _services.DisposeAsync();
    }
}
