using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Alert;

/// <summary>An app that sends alerts, in virtual time but for the network.</summary>
internal sealed class AlertApp : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public AlertApp(Action<AlertOptions> alerts, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddJobTestHarness();
        services.AddJobMigration(migration => migration.AddAlerts(alerts).Configure(options => options.FlagRefresh = TimeSpan.FromMinutes(1)));
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
        Harness = _services.GetRequiredService<JobTestHarness>();
    }

    public JobTestHarness Harness { get; }

    public IAlerts Alerts => Get<IAlerts>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Sends one, and gives its job when nothing more can be done for it.</summary>
    public async Task<Job> SendAsync(JobKit.Migration.Alert alert)
    {
        var id = await Alerts.SendAsync(alert);
        await Harness.DrainAsync();
        return (await Harness.Queue.GetAsync(id))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Harness.DisposeAsync();
        await _services.DisposeAsync();
    }
}
