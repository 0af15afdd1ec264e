using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using JobKit;
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

    public async Task<JsonNode> StartAsync(string story)
    {
        var answer = await PostAsync(new StringContent(story, Encoding.UTF8, "text/plain"));
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public Task<HttpResponseMessage> PostAsync(HttpContent content) => CreateClient().PostAsync("/api/jobs/storybook/start", content);

    public Task<HttpResponseMessage> PostAsync(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return PostAsync(content);
    }

    public async Task<JsonNode> GetAsync(string url, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await CreateClient().GetAsync(url);
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

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("data", Data).ConfigureServices(Configure);
}
