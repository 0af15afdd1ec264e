using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore.Tests;

/// <summary>An app with jobs in memory and the API, on a test server.</summary>
public sealed class JobApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JobApp(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public IJobQueue Queue => Services.GetRequiredService<IJobQueue>();

    public Easel Easel => Services.GetRequiredService<Easel>();

    public WebApplication Web => _app;

    public static async Task<JobApp> StartAsync(Action<JobAppSettings>? configure = null)
    {
        var app = Build(configure);
        await app._app.StartAsync();
        return app;
    }

    /// <summary>The app as far as it comes without being started.</summary>
    public static JobApp Build(Action<JobAppSettings>? configure = null)
    {
        var settings = new JobAppSettings();
        configure?.Invoke(settings);
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = settings.Environment });
        builder.Configuration.AddInMemoryCollection(settings.Configuration);
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton<Easel>();
        builder.Services.AddBackgroundJobs(jobs =>
        {
            jobs.AddHandler<Draw, Drawn, DrawHandler>(draw => draw.MaxAttempts = 1);
            jobs.AddJob<Paint>();
            jobs.ConfigureWorker(worker => worker.ShutdownGrace = TimeSpan.Zero);
            settings.Jobs(jobs);
        });
        if (settings.SignsIn)
        {
            builder.Services.AddAuthentication(HeaderAuthentication.Name)
                .AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>(HeaderAuthentication.Name, _ => { });
        }

        if (settings.IsSafe)
        {
            builder.Services.AddAntiforgery();
            builder.Services.AddAuthorization(options =>
            {
                options.AddPolicy(JobKitPolicies.Read, policy => policy.RequireRole("reader", "operator", "emergency"));
                options.AddPolicy(JobKitPolicies.Operate, policy => policy.RequireRole("operator", "emergency"));
                options.AddPolicy(JobKitPolicies.Emergency, policy => policy.RequireRole("emergency"));
            });
        }

        settings.Services(builder.Services);
        builder.Services.AddBackgroundJobsApi(settings.Api);
        var app = builder.Build();
        if (settings.SignsIn)
        {
            app.UseAuthentication();
        }

        app.UseAuthorization();
        settings.Map(app);
        return new(app);
    }

    /// <summary>A client that is signed in as somebody, or as nobody, by a token that no browser adds by itself.</summary>
    public HttpClient ClientOf(string? user, params string[] roles)
    {
        var client = BrowserOf(user, roles);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "of a test");
        return client;
    }

    /// <summary>A client whose credentials a browser adds to every request.</summary>
    public HttpClient BrowserOf(string? user, params string[] roles)
    {
        var client = _app.GetTestClient();
        if (user is not null)
        {
            client.DefaultRequestHeaders.Add("X-User", user);
        }

        if (roles.Length > 0)
        {
            client.DefaultRequestHeaders.Add("X-Roles", string.Join(',', roles));
        }

        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Easel.Release();
        await _app.DisposeAsync();
    }
}
