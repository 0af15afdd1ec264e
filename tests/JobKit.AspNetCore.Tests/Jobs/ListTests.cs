using System.Net;
using System.Text.Json;

namespace JobKit.AspNetCore.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task A_user_walks_through_the_own_jobs_newest_first()
    {
        await using var app = await JobApp.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" })).Id.ToString());
            await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "bob" });
            await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann", Hidden = true });
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ListAsync(app, "ann", $"?limit=2&cursor={Uri.EscapeDataString(cursor ?? "")}");
            seen.AddRange(page.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("jobId").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        seen.Should().Equal(ids.OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_narrow_it()
    {
        await using var app = await JobApp.StartAsync();
        var one = await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann", CorrelationKey = "wall 1" });
        var other = await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" });
        await app.Queue.CancelAsync(other);

        (await ListAsync(app, "ann", "?status=PENDING")).GetProperty("jobs").GetArrayLength().Should().Be(1);
        (await ListAsync(app, "ann", "?status=pending,cancelled")).GetProperty("jobs").GetArrayLength().Should().Be(2);
        (await ListAsync(app, "ann", "?type=painting")).GetProperty("jobs").GetArrayLength().Should().Be(2);
        (await ListAsync(app, "ann", "?type=drawing")).GetProperty("jobs").GetArrayLength().Should().Be(0);
        (await ListAsync(app, "ann", "?correlationKey=wall%201")).GetProperty("jobs")[0].GetProperty("jobId").GetString().Should().Be(one.Id.ToString());
    }

    [Theory]
    [InlineData("?status=done")]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=ten")]
    [InlineData("?cursor=nonsense")]
    [InlineData("?type=%20")]
    public async Task A_query_that_cannot_be_is_refused(string query)
    {
        await using var app = await JobApp.StartAsync();

        await (await app.ClientOf("ann").GetAsync("/api/jobs" + query)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "QUERY_INVALID");
    }

    [Fact]
    public async Task The_list_is_approved()
    {
        await using var app = await JobApp.StartAsync();
        await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" });

        await (await app.ClientOf("ann").GetAsync("/api/jobs")).ShouldBeWireAsync("jobs");
    }

    private static async Task<JsonElement> ListAsync(JobApp app, string user, string query)
    {
        var answer = await app.ClientOf(user).GetAsync("/api/jobs" + query);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.JsonAsync();
    }
}
