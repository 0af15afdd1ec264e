using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.AspNetCore.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task Due_jobs_run_on_a_node_whose_worker_is_off()
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false));
        foreach (var (title, priority) in new[] { ("a", 1), ("b", 2), ("bad", 3), ("c", 4) })
        {
            await app.Queue.EnqueueAsync(new Draw(title), new() { Priority = priority });
        }

        var first = await ProcessAsync(app, """{"maxJobs":3}""");
        var second = await ProcessAsync(app, null);

        first.GetProperty("success").GetBoolean().Should().BeTrue();
        Numbers(first).Should().Equal(3, 2, 1, 0, 1);
        Numbers(second).Should().Equal(1, 1, 0, 0, 0);
        (await app.Queue.ListAsync(new() { Statuses = [JobStatus.Completed] })).Jobs.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_paused_queue_gives_its_jobs_only_to_whoever_forces_it_and_stays_paused()
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false));
        await app.Services.GetRequiredService<IJobOperator>().PauseQueueAsync("default", new("otto", "a test"));
        await app.Queue.EnqueueAsync(new Draw("a"));

        Numbers(await ProcessAsync(app, null)).Should().StartWith([0, 0, 0, 0]);
        Numbers(await ProcessAsync(app, """{"forceProcessing":true}""")).Should().Equal(1, 1, 0, 0, 0);

        (await app.Queue.GetStatisticsAsync()).Queues.Should().ContainSingle(queue => queue.Name == "default" && queue.Paused);
    }

    [Fact]
    public async Task What_takes_longer_than_the_request_may_runs_on()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false);
            it.Configuration["JobKit:Api:ProcessMaxDuration"] = "00:00:01";
        });
        var id = (await app.Queue.EnqueueAsync(new Draw("slow"))).Id;

        Numbers(await ProcessAsync(app, null)).Should().Equal(0, 0, 0, 1, 0);
        app.Easel.Release();

        (await app.Queue.WaitAsync(id, TimeSpan.FromSeconds(20))).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_job_that_runs_on_request_is_handed_back_when_the_app_stops()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false);
            it.Configuration["JobKit:Api:ProcessMaxDuration"] = "00:00:01";
        });
        var id = (await app.Queue.EnqueueAsync(new Draw("late"))).Id;
        await ProcessAsync(app, null);

        await app.Web.StopAsync();

        var job = (await app.Queue.GetAsync(id))!;
        job.Status.Should().Be(JobStatus.Pending);
        job.Attempt.Should().Be(0);
    }

    [Fact]
    public async Task An_app_that_stops_ends_the_wait_and_the_claiming_of_a_request()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            it.Jobs = jobs => jobs.ConfigureWorker(worker =>
            {
                worker.Enabled = false;
                worker.Concurrency = 1;
            });
            it.Configuration["JobKit:Api:ProcessMaxDuration"] = "00:01:00";
        });
        var running = (await app.Queue.EnqueueAsync(new Draw("slow"))).Id;
        var due = (await app.Queue.EnqueueAsync(new Draw("next"))).Id;
        var asked = ProcessAsync(app, null);
        await app.Easel.BegunAsync(running);

        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Numbers(await asked.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System)).Should().Equal(0, 0, 0, 1, 1);
        app.Easel.Release();
        (await app.Queue.WaitAsync(running, TimeSpan.FromSeconds(20))).Status.Should().Be(JobStatus.Completed);
        (await app.Queue.GetAsync(due))!.Should().Match<Job>(job => job.Status == JobStatus.Pending && job.Epoch == 0);
    }

    [Theory]
    [InlineData("""{"maxJobs":0}""")]
    [InlineData("""{"maxJobs":101}""")]
    [InlineData("""{"max":1}""")]
    [InlineData("null")]
    [InlineData("[")]
    public async Task What_cannot_be_read_runs_nothing(string json)
    {
        await using var app = await JobApp.StartAsync();

        await (await PostAsync(app, json)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
    }

    private static int[] Numbers(JsonElement body) =>
        [.. new[] { "processed", "completed", "failed", "running", "remaining" }.Select(name => body.GetProperty(name).GetInt32())];

    private static async Task<JsonElement> ProcessAsync(JobApp app, string? json)
    {
        var answer = await PostAsync(app, json);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(JobApp app, string? json) => app.ClientOf("otto", "operator")
        .PostAsync("/api/jobs/process", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));
}
