using System.Net;
using System.Text.RegularExpressions;

namespace JobKit.AspNetCore.Tests;

public sealed class StreamTests
{
    [Fact]
    public async Task A_follower_sees_the_job_as_it_is_and_then_its_end()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("slow");
        await app.Easel.BegunAsync(id);

        using var events = await EventReader.OpenAsync(ann, id);
        var first = await events.NextAsync();
        app.Easel.Release();
        var last = first;
        while (!last.Contains("\"status\":\"completed\"", StringComparison.Ordinal))
        {
            last = await events.NextAsync();
        }

        events.Answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        first.Should().MatchRegex("^retry: 2000\nid: [A-Za-z0-9_-]{16}\nevent: job\ndata: \\{\"jobId\":\"" + id + "\".*\\}$");
        (await events.NextAsync()).Should().Be($"event: end\ndata: {{\"jobId\":\"{id}\"}}");
        (await events.NextAsync()).Should().BeEmpty("the stream has ended");
    }

    [Fact]
    public async Task Whoever_comes_back_with_the_present_state_hears_nothing_until_it_changes()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;
        string known;
        using (var before = await EventReader.OpenAsync(ann, id))
        {
            known = IdOf(await before.NextAsync());
        }

        using var events = await EventReader.OpenAsync(ann, id, known);
        await app.Queue.CancelAsync(id);
        var changed = await events.NextAsync();

        changed.Should().Contain("\"status\":\"cancelled\"");
        IdOf(changed).Should().NotBe(known);
        (await EventReader.OpenAsync(ann, id, IdOf(changed))).Answer.StatusCode.Should().Be(HttpStatusCode.NoContent, "a browser that is told so does not come back");
        (await (await EventReader.OpenAsync(ann, id, known)).NextAsync()).Should().Contain(IdOf(changed));
    }

    [Fact]
    public async Task Requests_that_are_held_open_are_counted()
    {
        await using var app = await JobApp.StartAsync(it => it.Configuration["JobKit:Api:StreamsPerUser"] = "1");
        var ann = app.ClientOf("ann");
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;
        using var events = await EventReader.OpenAsync(ann, id);

        var stream = await ann.GetAsync($"/api/jobs/{id}/events");
        var wait = await ann.GetAsync($"/api/jobs/{id}?wait=1");

        await stream.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "STREAM_LIMIT");
        stream.Headers.RetryAfter.Should().NotBeNull();
        await wait.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "STREAM_LIMIT");
        (await ann.GetAsync($"/api/jobs/{id}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static string IdOf(string block) => Regex.Match(block, "^id: (?<id>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
}
