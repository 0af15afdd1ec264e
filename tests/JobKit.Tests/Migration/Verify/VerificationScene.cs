using JobKit.Migration;
using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Migration.Compat;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Verify;

/// <summary>An app that verifies its migration, in virtual time.</summary>
internal sealed class VerificationScene : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public VerificationScene(Action<IJobMigrationBuilder>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddJobTestHarness(jobs => jobs.AddHandler<Story, Book, StoryHandler>());
        services.AddJobMigration(configure);
        replace?.Invoke(services);
        _services = services.BuildServiceProvider();
        Harness = _services.GetRequiredService<JobTestHarness>();
        Verification = _services.GetRequiredService<IMigrationVerification>();
    }

    public JobTestHarness Harness { get; }

    public IMigrationVerification Verification { get; }

    public MeasureReader Measures => _services.GetRequiredService<MeasureReader>();

    public IJobStore Store => _services.GetRequiredService<IJobStore>();

    /// <summary>Every job there is, hidden ones and the library's too.</summary>
    public async Task<IReadOnlyList<Job>> JobsAsync() => (await _services.GetRequiredService<IJobQueryStore>().ListAsync(new() { IncludeHidden = true }, default)).Jobs;

    /// <summary>A run, with the worker at work or not, in as much virtual time as it takes.</summary>
    public async Task<VerificationReport> RunAsync(VerificationRequest? request = null, bool works = true)
    {
        if (works)
        {
            await Harness.StartAsync();
        }

        var running = Verification.RunAsync(request);
        while (!running.IsCompleted)
        {
            if (works)
            {
                await Harness.DrainAsync(TimeSpan.Zero);
            }

            Harness.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        return await running;
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await _services.DisposeAsync();
    }
}
