using System.Net;
using System.Text.Json.Nodes;

namespace Storybook.Tests;

public sealed class What_clients_see
{
    [Fact]
    public async Task The_job_that_was_started_is_the_book_and_has_a_stream_to_its_end()
    {
        await using var app = new StorybookApp();
        var started = await app.StartAsync(Stories.MusiciansText);
        ((string?)started["pollingUrl"]).Should().Be($"/api/jobs/storybook/status/{started["jobId"]}");

        var stream = await app.Visitor().GetStringAsync((string)started["eventsUrl"]!);

        stream.Should().Contain("event: job").And.Contain("event: end");
        var last = stream.Split('\n').Last(line => line.StartsWith("data: {", StringComparison.Ordinal) && line.Contains("\"status\"", StringComparison.Ordinal));
        var job = JsonNode.Parse(last["data: ".Length..])!;
        ((string?)job["status"], (string?)job["type"], (int)job["progress"]!).Should().Be(("completed", "storybook", 100));
    }

    [Fact]
    public async Task Health_has_the_shape_of_the_seeds()
    {
        await using var app = StorybookApp.WithoutWorker;
        (await app.GetAsync("/api/jobs/health")).AsObject().Select(member => member.Key).Should().Equal("status", "message", "metrics");
    }

    [Fact]
    public async Task The_page_and_the_included_stories_are_served_with_a_strict_policy()
    {
        await using var app = StorybookApp.WithoutWorker;
        var page = await app.CreateClient().GetAsync("/");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'self'");
        (await page.Content.ReadAsStringAsync()).Should().Contain("storybook.js").And.NotContain("<script>").And.NotContain(" style=");
        var names = (await app.GetAsync("/api/stories")).AsArray().Select(n => (string)n!).ToList();
        names.Should().Equal("fisherman-and-his-wife.txt", "musicians-of-bremen.txt");
        (await app.CreateClient().GetStringAsync($"/api/stories/{names[1]}")).Should().Be(Stories.MusiciansText);
        (await app.CreateClient().GetAsync("/api/stories/README.md")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
