using System.Net.Http.Json;
using System.Text;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>An app with one migrated endpoint, beside the same endpoint as it was, on a test server.</summary>
internal sealed class MigratedApp : IAsyncDisposable
{
    public const string Key = "create-story";
    public const string Bare = "/bare/story/create";

    private readonly JobApp _app;

    private MigratedApp(JobApp app, FixedRouters routers) => (_app, Routers) = (app, routers);

    public FixedRouters Routers { get; }

    public IServiceProvider Services => _app.Services;

    public Author Author => Services.GetRequiredService<Author>();

    public ScriptedStore Store => Services.GetRequiredService<ScriptedStore>();

    public IJobQueue Queue => Services.GetRequiredService<IJobQueue>();

    public HttpClient Client(string? user = "ann") => _app.ClientOf(user);

    public static async Task<MigratedApp> StartAsync(
        Action<EndpointMigration<StoryRequest, MakeStory>>? configure = null,
        MigrationSide side = MigrationSide.Candidate,
        Action<IServiceCollection>? services = null,
        Action<IEndpointConventionBuilder>? endpoint = null,
        Action<IJobMigrationBuilder>? migration = null,
        bool routesByRollout = false,
        Action<WebApplication>? before = null)
    {
        var routers = new FixedRouters { Decision = FixedRouters.To(side) };
        var app = await JobApp.StartAsync(it =>
        {
            it.Jobs = jobs => jobs.AddHandler<MakeStory, StoryBook, MakeStoryHandler>(story => story.MaxAttempts = 1);
            it.Services = all =>
            {
                all.AddSingleton<Author>();
                all.AddSingleton<ScriptedStore>();
                all.AddSingleton<IJobEnqueueStore>(provider => provider.GetRequiredService<ScriptedStore>());
                if (!routesByRollout)
                {
                    all.AddSingleton<ITrafficRouters>(routers);
                }

                services?.Invoke(all);
                all.AddJobMigration(migration);
            };
            it.Map = web =>
            {
                before?.Invoke(web);
                web.MapPost(Bare, LegacyStory.CreateAsync);
                var story = web.MapPost(LegacyStory.Path, LegacyStory.CreateAsync);
                endpoint?.Invoke(story);
                story.MigrateToJob<StoryRequest, MakeStory>(Key, move =>
                {
                    move.Contract(contract => contract
                        .Result<StoryBook>((job, book) => new { id = book.StorybookId, title = job.Title, pages = book.Pages, audience = job.Audience }));
                    configure?.Invoke(move);
                });
            };
        });
        return new(app, routers);
    }

    /// <summary>Sends a story as somebody.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string title = "fox", string? user = "ann", string? key = null, string? prefer = null, string path = LegacyStory.Path, CancellationToken gone = default) =>
        SendAsync(JsonContent.Create(new { title, pages = 2 }), user, key, prefer, path, gone);

    public Task<HttpResponseMessage> SendAsync(
        HttpContent content, string? user = "ann", string? key = null, string? prefer = null, string path = LegacyStory.Path, CancellationToken gone = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (prefer is not null)
        {
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        }

        return Client(user).SendAsync(request, gone);
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>Completes once every job has ended that the store took.</summary>
    public Task EndedAsync() => Task.WhenAll(Store.Taken.Distinct().Select(id => Queue.WaitAsync(id, TimeSpan.FromSeconds(20))));

    /// <summary>What was counted for an arm, once the app has stopped: until then a request may still be on its way to the store.</summary>
    public async Task<ArmTally> CountedAsync(ObservedArm arm, long epoch = 1)
    {
        var store = Services.GetRequiredService<IObservationStore>();
        await _app.Web.StopAsync();
        var rows = await store.ReadCohortsAsync(Key, epoch, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, CancellationToken.None);
        return rows.Where(row => row.Cohort.Arm == arm)
            .Aggregate(ArmTally.None, (sum, row) => new(sum.Units + row.Sums.Units, sum.Done + row.Sums.Done, sum.Errors + row.Sums.Errors, sum.Aborted + row.Sums.Aborted));
    }

    public async ValueTask DisposeAsync()
    {
        Author.Slow.TrySetResult();
        await _app.DisposeAsync();
    }
}
