using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JobKit;

namespace Storybook.Tests;

public sealed class Asking_wrongly
{
    [Fact]
    public async Task What_is_no_story_is_refused_by_its_job_at_the_first_look()
    {
        await using var app = new StorybookApp();
        foreach (var story in new[] { "", "12 34", "PK\0\u0003" })
        {
            var job = await app.EndOf(await app.StartAsync(story));
            (job.FailureReason, job.Attempt).Should().Be((JobFailureReason.Rejected, 1));
        }

        (await app.InDatabaseAsync(db => Task.FromResult(db.Books.Count()))).Should().Be(0);
    }

    [Fact]
    public async Task What_is_no_order_is_refused_at_once()
    {
        await using var app = StorybookApp.WithoutWorker;
        foreach (var body in new[] { "{\"story\": ", "{\"title\": \"No story\"}", "null" })
        {
            var answer = await app.PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]).Should().Be("PAYLOAD_INVALID");
        }

        var tooLong = new string('a', (2 * StoryFile.MaxBytes) + 1);
        (await app.PostAsync(new StringContent(tooLong, Encoding.UTF8, "application/json"))).StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/api/jobs/storybook/status/019a0000-0000-7000-8000-000000000000")]
    [InlineData("/books/none.epub")]
    [InlineData("/books/..%2Fstorybook.db")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        await using var app = StorybookApp.WithoutWorker;
        (await app.Visitor().GetAsync(url)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_book_that_another_visitor_asked_for_is_not_found()
    {
        await using var app = StorybookApp.WithoutWorker;
        var started = await app.StartAsync(Stories.MusiciansText);
        (await app.Visitor(2).GetAsync((string)started["pollingUrl"]!)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/jobs/storybook/start")]
    [InlineData(LegacyStorybook.Path)]
    public async Task No_other_site_starts_jobs_here(string url)
    {
        await using var app = StorybookApp.WithoutWorker;
        using var start = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent("{\"title\":\"A\",\"story\":\"Once upon a time.\"}", Encoding.UTF8, "application/json") };
        start.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await app.CreateClient().SendAsync(start)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
