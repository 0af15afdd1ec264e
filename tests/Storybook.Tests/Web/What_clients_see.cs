using System.Net;
using System.Text.Json.Nodes;
using JobKit;

namespace Storybook.Tests;

public sealed class What_clients_see
{
    private static readonly Job Running = new()
    {
        Id = new(Guid.Parse("01980000-0000-7000-8000-000000000001")),
        Type = "storybook.create",
        Queue = "default",
        Payload = "{}",
        Status = JobStatus.Processing,
        Progress = 40,
        Step = "Illustrating page 4 of 10",
        Attempt = 1,
        MaxAttempts = 5,
        CreatedAt = Stories.Time,
    };

    [Fact]
    public async Task A_waiting_job_has_every_member_of_its_shape()
    {
        await using var app = StorybookApp.WithoutWorker;
        var started = await app.StartAsync(Stories.MusiciansText);
        started.AsObject().Select(m => m.Key).Should().Equal("jobId", "status", "estimatedCompletion", "estimatedMinutes", "pollingUrl", "message");
        ((string?)started["pollingUrl"]).Should().Be($"/api/jobs/storybook/status/{started["jobId"]}");
        var job = await app.GetAsync($"/api/jobs/{started["jobId"]}/result", HttpStatusCode.Accepted);
        job.AsObject().Select(m => m.Key).Should().Equal(
            "jobId", "type", "status", "progress", "currentStep", "estimatedCompletion", "result", "error", "errorCode", "reason",
            "attempt", "maxAttempts", "cancelRequested", "createdAt", "startedAt", "completedAt");
        ((string?)job["type"], (string?)job["status"], (JsonNode?)job["result"]).Should().Be(("storybook", "pending", null));
    }

    [Fact]
    public void The_estimate_goes_on_as_fast_as_so_far_once_there_is_something_to_go_by()
    {
        var now = Stories.Time.AddMinutes(2);
        JobView.Of(Running, now).EstimatedCompletion.Should().Be(Stories.Time.AddMinutes(5).UtcDateTime);
        JobView.Of(Running with { Progress = 5 }, now).EstimatedCompletion.Should().BeNull();
        JobView.Of(Running with { Status = JobStatus.Completed }, now).Should().Match<JobView>(v => v.EstimatedCompletion == null && v.Progress == 100);
    }

    [Theory]
    [InlineData(JobStatus.Failed, JobFailureReason.TimedOut, "JOB_TIMEOUT", "timedOut")]
    [InlineData(JobStatus.Failed, JobFailureReason.AttemptsExhausted, "JOB_FAILED", "attemptsExhausted")]
    [InlineData(JobStatus.Cancelled, null, "JOB_CANCELLED", null)]
    public void A_failure_has_a_code_and_a_sentence_but_not_the_exceptions_words(JobStatus status, JobFailureReason? reason, string code, string? reasonText)
    {
        var job = Running with { Status = status, FailureReason = reason, Error = new("IOException", "secret path") };
        var view = JobView.Of(job, Stories.Time);
        (view.ErrorCode, view.Reason).Should().Be((code, reasonText));
        view.Error.Should().NotBeNullOrEmpty().And.NotContain("secret");
    }

    [Fact]
    public async Task Health_has_the_shape_of_the_seeds()
    {
        await using var app = StorybookApp.WithoutWorker;
        await app.StartAsync(Stories.MusiciansText);
        var health = await app.GetAsync("/api/jobs/health");
        health.ToJsonString().Should().Be(
            $$$"""{"status":"healthy","message":"All systems operational","metrics":{"queueDepth":1,"processingCapacity":{{{Environment.ProcessorCount}}},"successRate":100}}""");
    }

    [Fact]
    public async Task The_page_and_the_included_stories_are_served_with_a_strict_policy()
    {
        await using var app = StorybookApp.WithoutWorker;
        var page = await app.CreateClient().GetAsync("/");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'self'");
        (await page.Content.ReadAsStringAsync()).Should().Contain("storybook.js").And.NotContain("<script>");
        var names = (await app.GetAsync("/api/stories")).AsArray().Select(n => (string)n!).ToList();
        names.Should().Equal("fisherman-and-his-wife.txt", "musicians-of-bremen.txt");
        (await app.CreateClient().GetStringAsync($"/api/stories/{names[1]}")).Should().Be(Stories.MusiciansText);
        (await app.CreateClient().GetAsync("/api/stories/README.md")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
