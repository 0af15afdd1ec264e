using JobKit.Storage;
using JobKit.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

public sealed class StreamTimeTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Door _door = new();

    [Fact]
    public async Task A_silent_stream_shows_that_it_lives()
    {
        await using var app = await StartAsync();
        using var events = await OpenAsync(app);

        await BeatAsync();

        (await events.NextAsync()).Should().Be(":");
    }

    [Fact]
    public async Task A_follower_who_loses_the_right_is_let_go_within_a_minute()
    {
        await using var app = await StartAsync();
        using var events = await OpenAsync(app);
        _door.IsShut = true;

        for (var beat = 1; beat < 4; beat++)
        {
            await BeatAsync();
            (await events.NextAsync()).Should().Be(":");
        }

        await BeatAsync();
        (await events.NextAsync()).Should().BeEmpty("the stream has ended");
    }

    [Fact]
    public async Task A_stream_ends_after_its_lifetime()
    {
        await using var app = await StartAsync(("JobKit:Api:StreamLifetime", "00:01:00"));
        using var events = await OpenAsync(app);

        for (var beat = 1; beat <= 4; beat++)
        {
            await BeatAsync();
            (await events.NextAsync()).Should().Be(":");
        }

        (await events.NextAsync()).Should().BeEmpty("the stream has ended");
    }

    [Fact]
    public async Task A_pruned_job_is_said_to_be_gone()
    {
        await using var app = await StartAsync();
        using var events = await OpenAsync(app);
        var id = (await app.Queue.ListAsync(new())).Jobs.Single().Id;

        // As another node would end and prune it, between two looks of this one.
        await app.Services.GetRequiredService<IJobOperateStore>().CancelAsync(id, new("other node"), CancellationToken.None);
        (await app.Services.GetRequiredService<IJobMaintainStore>().RemoveAsync(id, CancellationToken.None)).Should().BeTrue();

        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await events.NextAsync()).Should().Be($"event: gone\ndata: {{\"jobId\":\"{id}\"}}");
    }

    [Fact]
    public async Task A_wait_without_news_ends_when_it_is_over()
    {
        await using var app = await StartAsync();
        var ann = app.ClientOf("ann");
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;
        var tag = (await ann.GetAsync($"/api/jobs/{id}")).Headers.ETag!;
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/jobs/{id}?wait=20");
        request.Headers.IfNoneMatch.Add(tag);

        var waiting = ann.SendAsync(request);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(20));
        _clock.Advance(TimeSpan.FromSeconds(20));

        (await waiting).StatusCode.Should().Be(System.Net.HttpStatusCode.NotModified);
    }

    private async Task BeatAsync()
    {
        await _clock.WaitForTimerAsync(JobStream.Beat);
        _clock.Advance(JobStream.Beat);
    }

    private Task<JobApp> StartAsync(params (string Key, string Value)[] settings) => JobApp.StartAsync(it =>
    {
        foreach (var (key, value) in settings)
        {
            it.Configuration[key] = value;
        }

        it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false);
        it.Services = services => services.AddSingleton<TimeProvider>(_clock).AddSingleton<IAuthorizationHandler>(_door);
    });

    private static async Task<EventReader> OpenAsync(JobApp app)
    {
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;
        var events = await EventReader.OpenAsync(app.ClientOf("ann"), id);
        (await events.NextAsync()).Should().Contain("event: job");
        return events;
    }

    /// <summary>The app's own rule, which may change while somebody is in.</summary>
    private sealed class Door : AuthorizationHandler<OperationAuthorizationRequirement, Job>
    {
        public bool IsShut { get; set; }

        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperationAuthorizationRequirement requirement, Job resource)
        {
            if (IsShut)
            {
                context.Fail();
            }

            return Task.CompletedTask;
        }
    }
}
