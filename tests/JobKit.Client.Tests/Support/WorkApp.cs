using JobKit.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit.Client.Tests;

/// <summary>An app with jobs in a SQLite file, on a real server on loopback. It can be stopped and started again at the same address.</summary>
public sealed class WorkApp : IAsyncDisposable
{
    private readonly SqliteFile _file = new();
    private readonly WorkAppSettings _settings = new();
    private WebApplication? _app;

    private WorkApp()
    {
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Pick()}/");

    public Pace Pace { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public IJobQueue Queue => Services.GetRequiredService<IJobQueue>();

    public static async Task<WorkApp> StartAsync(Action<WorkAppSettings>? configure = null)
    {
        var app = new WorkApp();
        configure?.Invoke(app._settings);
        await app.StartAgainAsync();
        return app;
    }

    public async Task StartAgainAsync()
    {
        _app = Build();
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _file.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls(Address.ToString());
        builder.Services.AddRouting();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton(Pace);
        builder.Services.AddBackgroundJobs(jobs => jobs
            .AddHandler<CountWords, WordCount, CountWordsHandler>(count => count.MaxAttempts = 1)
            .ConfigureWorker(worker =>
            {
                // A cancellation is heard of at the next renewal.
                worker.LeaseDuration = TimeSpan.FromSeconds(5);
                worker.RenewInterval = TimeSpan.FromSeconds(1);
                worker.ShutdownGrace = TimeSpan.Zero;
            })
            .UseEntityFrameworkCore(options => options.UseSqlite(_file.ConnectionString + ";Pooling=False")));
        builder.Services.AddAntiforgery();
        var signIn = builder.Services.AddAuthentication(_settings.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(BearerAuthentication.Name, _ => { });
        _settings.SignIn(signIn);
        builder.Services.AddAuthorization(options =>
        {
            options.AddPolicy(JobKitPolicies.Read, policy => policy.RequireRole("reader"));
            options.AddPolicy(JobKitPolicies.Operate, policy => policy.RequireRole("operator"));
            options.AddPolicy(JobKitPolicies.Emergency, policy => policy.RequireRole("operator"));
        });
        builder.Services.AddBackgroundJobsApi(_settings.Api);
        _settings.Services(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapBackgroundJobs("/api/jobs", api => api.AllowStart<CountWords>("count"));
        _settings.Map(app);
        return app;
    }
}
