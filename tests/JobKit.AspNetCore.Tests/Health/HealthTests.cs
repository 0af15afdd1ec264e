using System.Net;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobKit.AspNetCore.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task An_idle_app_is_healthy_in_the_seeds_words()
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false));

        var answer = await app.ClientOf(null).GetAsync("/api/jobs/health");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        await answer.ShouldBeWireAsync("health");
    }

    [Theory]
    [InlineData(0, null, 0, 0, 0, "healthy")]
    [InlineData(20, 600, 1, 18, 2, "healthy")]
    [InlineData(21, 1, 1, 0, 0, "degraded")]
    [InlineData(1, 601, 1, 0, 0, "degraded")]
    [InlineData(0, null, 1, 17, 3, "degraded")]
    [InlineData(0, null, 1, 10, 10, "degraded")]
    [InlineData(0, null, 1, 9, 11, "unhealthy")]
    [InlineData(0, null, 1, 0, 19, "healthy")]
    [InlineData(1, 60, 0, 0, 0, "healthy")]
    [InlineData(1, 61, 0, 0, 0, "unhealthy")]
    [InlineData(1, 61, 1, 0, 0, "healthy")]
    public void Health_follows_from_numbers(long due, int? oldest, int workers, long completed, long failed, string status)
    {
        var now = new QueueSnapshot
        {
            Due = due,
            OldestDue = oldest is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            LiveWorkers = workers,
            Completed = completed,
            Failed = failed,
        };

        JobHealth.Of(now, new()).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_store_that_is_away_is_503_and_still_the_seeds_shape()
    {
        await using var app = await JobApp.StartAsync(it => it.Services = services => services.AddSingleton<JobKit.Storage.IJobQueryStore, AwayStore>().AddHealthChecks().AddBackgroundJobs());

        var answer = await app.ClientOf(null).GetAsync("/api/jobs/health");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await answer.ShouldBeWireAsync("health-no-store");
        await (await app.ClientOf("ann").GetAsync("/api/jobs")).ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE");
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Details_are_for_readers()
    {
        await using var app = await JobApp.StartAsync();
        const string Path = "/api/jobs/health?details=true";

        await (await app.ClientOf(null).GetAsync(Path)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
        await (await app.ClientOf("ann").GetAsync(Path)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        await app.Queue.EnqueueAsync(new Paint("red"));
        var details = (await (await app.ClientOf("rita", "reader").GetAsync(Path)).JsonAsync()).GetProperty("details");
        details.GetProperty("unhandledTypes")[0].GetString().Should().Be("paint");
    }

    [Fact]
    public async Task It_can_be_for_readers_alone_or_for_nobody()
    {
        await using var closed = await JobApp.StartAsync(it => it.Configuration["JobKit:Health:RequireRead"] = "true");
        await using var off = await JobApp.StartAsync(it => it.Configuration["JobKit:Health:Enabled"] = "false");

        (await closed.ClientOf(null).GetAsync("/api/jobs/health")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await closed.ClientOf("rita", "reader").GetAsync("/api/jobs/health")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await off.ClientOf("rita", "reader").GetAsync("/api/jobs/health")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_who_ask_cost_one_read_in_two_seconds()
    {
        var clock = new ManualTimeProvider();
        await using var app = await JobApp.StartAsync(it =>
        {
            it.Services = services => services.AddSingleton<TimeProvider>(clock);
            it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false);
        });
        (await DepthAsync(app)).Should().Be(0);
        await app.Queue.EnqueueAsync(new Paint("red"));

        (await DepthAsync(app)).Should().Be(0);
        clock.Advance(TimeSpan.FromSeconds(2));
        (await DepthAsync(app)).Should().Be(1);
    }

    [Fact]
    public async Task The_queues_are_shown_in_numbers()
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false));
        await app.Queue.EnqueueAsync(new Paint("red"), new() { Delay = TimeSpan.FromHours(1) });

        await (await app.ClientOf("rita", "reader").GetAsync("/api/jobs/process")).ShouldBeWireAsync("queues-now");
    }

    private static async Task<int> DepthAsync(JobApp app) =>
        (await (await app.ClientOf(null).GetAsync("/api/jobs/health")).JsonAsync()).GetProperty("metrics").GetProperty("queueDepth").GetInt32();
}
