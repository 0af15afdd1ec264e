using JobKit.Tests.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Tests.Registration.Configuration;

/// <summary>An app's host with jobs, a migration and a configuration that a test can change.</summary>
internal sealed class ConfiguredApp : IDisposable
{
    private readonly IHost _host;

    public ConfiguredApp(
        IEnumerable<(string Key, string? Value)> configured, Action<IBackgroundJobsBuilder>? jobs = null, Action<IServiceCollection>? before = null, Func<string, string?>? variables = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(configured.Select(it => KeyValuePair.Create("JobKit:" + it.Key, it.Value)));
        if (variables is not null)
        {
            builder.Configuration.AddJobKitEnvironment(variables);
        }

        builder.Logging.AddProvider(new OneLogger(Log));
        before?.Invoke(builder.Services);
        builder.Services.AddBackgroundJobs(jobs);
        builder.Services.AddJobMigration();
        _host = builder.Build();
    }

    public RecordingLogger Log { get; } = new();

    public IServiceProvider Services => _host.Services;

    /// <summary>The message with which the host refuses to start.</summary>
    public string Refusal => this.Invoking(it => it._host.Start()).Should().Throw<OptionsValidationException>().Which.Message;

    public TOptions Options<TOptions>(string? name = null) => Services.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);

    /// <summary>As somebody's edit of a file does.</summary>
    public void Change(params (string Key, string? Value)[] values)
    {
        var configuration = (IConfigurationRoot)Services.GetRequiredService<IConfiguration>();
        foreach (var (key, value) in values)
        {
            configuration["JobKit:" + key] = value;
        }

        configuration.Reload();
    }

    public void Dispose() => _host.Dispose();

    private sealed class OneLogger(ILogger logger) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}
