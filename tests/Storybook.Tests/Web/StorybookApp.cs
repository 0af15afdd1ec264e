using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using JobKit;
using JobKit.Migration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Storybook.Tests;

/// <summary>The real web app with its worker, on a database file in a folder of its own or of another app.</summary>
internal sealed class StorybookApp : WebApplicationFactory<StorybookDb>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly bool _borrows;

    public StorybookApp() => Data = Directory.CreateTempSubdirectory("storybook").FullName;

    /// <summary>An app on the data of another one, which outlives it.</summary>
    public StorybookApp(StorybookApp owner) => (Data, _borrows) = (owner.Data, true);

    public string Data { get; }

    public Action<IServiceCollection> Configure { get; init; } = _ => { };

    /// <summary>An app whose jobs wait until another one runs them.</summary>
    public static StorybookApp WithoutWorker => new() { Configure = s => s.Configure<WorkerOptions>(worker => worker.Enabled = false) };

    public IJobQueue Queue => Services.GetRequiredService<IJobQueue>();

    /// <summary>A page of the app in the browser of one visitor.</summary>
    public HttpClient Visitor(int number = 1)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", $"__Host-JobKit={number:x32}");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task<JsonNode> StartAsync(string story, string? title = null)
    {
        var answer = await PostAsync(JsonContent.Create(new { story, title }));
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent content) => Visitor().PostAsync("/api/jobs/storybook/start", content);

    public Task<HttpResponseMessage> AskLegacyAsync(string body, int visitor = 1) =>
        Visitor(visitor).PostAsync(LegacyStorybook.Path, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<JsonNode> GetAsync(string url, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await Visitor().GetAsync(url);
        answer.StatusCode.Should().Be(expected);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<Job> EndOf(JsonNode started)
    {
        var job = await Queue.WaitAsync(IdOf(started), Patience);
        job.IsTerminal.Should().BeTrue();
        return job;
    }

    public static JobId IdOf(JsonNode started) => JobId.Parse((string)started["jobId"]!, null);

    /// <summary>Sends as much to jobs as the plan can.</summary>
    /// <returns>A visitor whose requests become jobs.</returns>
    public async Task<int> MigrateAsync()
    {
        var rollouts = Services.GetRequiredService<IRollouts>();
        var order = new RolloutOrder(MigrationSetup.Key, new OperatorAction("a test", "all to jobs"));
        var now = await rollouts.StartAsync(order, acceptInfeasible: true);
        while (now.Share != TrafficShare.All)
            now = await rollouts.AdvanceAsync(order, force: true);

        // The holdback stays with legacy.
        var router = Services.GetRequiredService<ITrafficRouters>().For(MigrationSetup.Key);
        return Enumerable.Range(1, 1000).First(number => router.Route(new() { Unit = $"anonymous:{number:x32}" }).Side == MigrationSide.Candidate);
    }

    public async Task<T> InDatabaseAsync<T>(Func<StorybookDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<StorybookDb>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (!_borrows && Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseEnvironment("Production").UseSetting("data", Data).ConfigureServices(Configure);
}
