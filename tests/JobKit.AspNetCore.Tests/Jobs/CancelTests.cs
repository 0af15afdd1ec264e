using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

public sealed class CancelTests
{
    [Fact]
    public async Task A_pending_job_is_cancelled_at_once_and_stays_so()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;

        var first = await CancelAsync(ann, id, """{"reason":"changed my mind"}""");
        var second = await CancelAsync(ann, id, null);

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        await first.ShouldBeWireAsync("job-cancelled");
        second.StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.Queue.GetAsync(id))!.CancelReason.Should().Be("changed my mind");
        (await app.Services.GetRequiredService<IJobOperator>().GetAuditAsync()).Should().ContainSingle().Which.Actor.Should().Be("ann");
        await (await ann.GetAsync($"/api/jobs/{id}/result")).ShouldBeProblemAsync(HttpStatusCode.Gone, "JOB_CANCELLED");
    }

    [Fact]
    public async Task A_running_job_is_asked_to_stop()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("slow");
        await app.Easel.BegunAsync(id);

        var answer = await CancelAsync(ann, id, null);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        var body = await answer.JsonAsync();
        body.GetProperty("status").GetString().Should().Be("processing");
        body.GetProperty("cancelRequested").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"why":"x"}""")]
    [InlineData("""{"reason":1}""")]
    [InlineData("""{"reason":"a","reason":"b"}""")]
    public async Task What_cannot_be_read_cancels_nothing(string json)
    {
        await using var app = await JobApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;

        await (await CancelAsync(app.ClientOf("ann"), id, json)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        (await app.Queue.GetAsync(id))!.Status.Should().Be(JobStatus.Pending);
    }

    [Fact]
    public async Task A_reason_has_at_most_a_thousand_characters()
    {
        await using var app = await JobApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;

        await (await CancelAsync(app.ClientOf("ann"), id, $$"""{"reason":"{{new string('x', 1001)}}"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        (await CancelAsync(app.ClientOf("ann"), id, $$"""{"reason":"{{new string('x', 1000)}}"}""")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> CancelAsync(HttpClient client, JobId id, string? json) =>
        client.PostAsync($"/api/jobs/{id}/cancel", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));
}
