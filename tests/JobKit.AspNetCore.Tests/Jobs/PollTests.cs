using System.Net;
using System.Net.Http.Headers;

namespace JobKit.AspNetCore.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task A_poll_of_an_unchanged_job_is_304_and_of_a_changed_one_the_new_state()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("slow");
        await app.Easel.BegunAsync(id);
        var first = await ann.GetAsync($"/api/jobs/{id}");
        var tag = first.Headers.ETag!;

        tag.IsWeak.Should().BeTrue();
        first.Headers.CacheControl!.ToString().Should().Be("no-cache, private");
        first.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(2));
        app.Easel.Release();
        await app.Queue.WaitAsync(id, TimeSpan.FromSeconds(20));
        var changed = await PollAsync(ann, id, tag);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        changed.Headers.RetryAfter.Should().BeNull("it has ended");

        var unchanged = await PollAsync(ann, id, changed.Headers.ETag!);
        unchanged.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await unchanged.Content.ReadAsStringAsync()).Should().BeEmpty();
        unchanged.Headers.ETag.Should().Be(changed.Headers.ETag);
    }

    [Fact]
    public async Task Anothers_tag_opens_no_door()
    {
        await using var app = await JobApp.StartAsync();
        var id = await app.ClientOf("ann").StartedAsync("x");

        var answer = await PollAsync(app.ClientOf("bob"), id, EntityTagHeaderValue.Any);

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
    }

    [Fact]
    public async Task Answers_are_kept_by_no_cache_and_guessed_at_by_no_browser()
    {
        await using var app = await JobApp.StartAsync();

        var answer = await app.ClientOf("ann").StartAsync("""{"title":"x"}""");

        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
    }

    private static Task<HttpResponseMessage> PollAsync(HttpClient client, JobId id, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/jobs/{id}");
        request.Headers.IfNoneMatch.Add(tag);
        return client.SendAsync(request);
    }
}
