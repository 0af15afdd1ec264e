using System.Net;

namespace JobKit.AspNetCore.Tests;

public sealed class WaitTests
{
    [Fact]
    public async Task A_poll_that_waits_is_answered_by_the_change()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;

        var waiting = ann.GetAsync($"/api/jobs/{id}?wait=30");
        await app.Queue.CancelAsync(id);

        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        (await answer.JsonAsync()).GetProperty("status").GetString().Should().Be("cancelled");
    }

    [Fact]
    public async Task A_result_that_is_waited_for_comes_with_the_end()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("slow");

        var waiting = ann.GetAsync($"/api/jobs/{id}/result?wait=30");
        await app.Easel.BegunAsync(id);
        app.Easel.Release();

        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.JsonAsync()).GetProperty("title").GetString().Should().Be("slow");
    }

    [Theory]
    [InlineData("31")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1&wait=2")]
    public async Task A_wait_is_a_number_of_seconds_up_to_thirty(string wait)
    {
        await using var app = await JobApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id;

        await (await app.ClientOf("ann").GetAsync($"/api/jobs/{id}?wait={wait}")).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "QUERY_INVALID");
        await (await app.ClientOf("ann").GetAsync($"/api/jobs/{id}/result?wait={wait}")).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "QUERY_INVALID");
    }
}
