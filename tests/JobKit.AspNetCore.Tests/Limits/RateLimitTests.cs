using System.Net;

namespace JobKit.AspNetCore.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Who_writes_too_fast_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        await using var app = await JobApp.StartAsync(it => it.Configuration["JobKit:Api:StartsPerMinute"] = "2");
        var ann = app.ClientOf("ann");
        await ann.StartedAsync("x");
        await ann.StartedAsync("x");

        var answer = await ann.StartAsync("""{"title":"x"}""");

        await answer.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.Should().BeInRange(1, 60);
        (await ann.GetAsync("/api/jobs")).StatusCode.Should().Be(HttpStatusCode.OK);
        await app.ClientOf("bob").StartedAsync("x");
    }

    [Fact]
    public async Task Reading_has_a_limit_of_its_own_which_strangers_share_by_address()
    {
        await using var app = await JobApp.StartAsync(it => it.Configuration["JobKit:Api:ReadsPerMinute"] = "2");

        (await app.ClientOf(null).GetAsync("/api/jobs/health")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.ClientOf(null).GetAsync("/api/jobs/health")).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await app.ClientOf(null).GetAsync("/api/jobs/health")).ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        (await app.ClientOf("ann").GetAsync("/api/jobs/health")).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
