using System.Net.Http.Json;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Admin;

/// <summary>An app with one migration and two flags, for operators.</summary>
internal sealed class OperatedApp : IAsyncDisposable
{
    public const string Key = AdminApp.Key;
    public const string One = "/api/admin/migrations/" + Key;

    private readonly JobApp _app;

    private OperatedApp(JobApp app) => _app = app;

    public HttpClient Reader => _app.ClientOf("rea", "reader");

    public HttpClient Operator => _app.ClientOf("ann", "operator");

    public HttpClient Emergency => _app.ClientOf("eve", "emergency");

    public IServiceProvider Services => _app.Services;

    public IJobQueue Queue => _app.Queue;

    public HttpClient ClientOf(string? user, params string[] roles) => _app.ClientOf(user, roles);

    public static async Task<OperatedApp> StartAsync(Action<JobAppSettings>? configure = null) => new(await JobApp.StartAsync(it =>
    {
        AdminApp.Configure(it);
        configure?.Invoke(it);
    }));

    /// <summary>Begins the migration at its first share.</summary>
    public async Task<long> BegunAsync()
    {
        var rollout = await Services.GetRequiredService<IRollouts>().StartAsync(new(Key, new("ann", "a test")), acceptInfeasible: true);
        return rollout.Version;
    }

    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body) => client.PostAsync(path, JsonContent.Create(body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
