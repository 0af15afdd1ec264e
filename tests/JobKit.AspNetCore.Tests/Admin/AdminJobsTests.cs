using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Admin;

public sealed class AdminJobsTests
{
    private const string Jobs = AdminApp.Path + "/jobs";

    [Fact]
    public async Task All_jobs_are_listed_newest_first_and_by_what_is_asked_for()
    {
        await using var app = await OperatedApp.StartAsync();
        var red = await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann", Tags = ["warm"] });
        var blue = await app.Queue.EnqueueAsync(new Paint("blue"), new() { Owner = "bob", Queue = "cold" });
        await app.Queue.EnqueueAsync(new Paint("grey"), new() { Hidden = true });
        await app.Queue.CancelAsync(blue.Id);

        // Two of one instant may stand in either order.
        string[] both = [.. new[] { red.Id.ToString(), blue.Id.ToString() }.OrderDescending(StringComparer.Ordinal)];

        (await IdsAsync(app, "")).Should().Equal(both);
        (await IdsAsync(app, "?status=CANCELLED")).Should().Equal(blue.Id.ToString());
        (await IdsAsync(app, "?status=pending,cancelled&owner=ann")).Should().Equal(red.Id.ToString());
        (await IdsAsync(app, "?queue=cold")).Should().Equal(blue.Id.ToString());
        (await IdsAsync(app, "?tag=warm&type=paint&since=2020-01-01&until=2020-02-01")).Should().BeEmpty();
        (await IdsAsync(app, "?tag=warm&type=paint")).Should().Equal(red.Id.ToString());
        (await IdsAsync(app, "?shadow=true")).Should().HaveCount(3);
        var page = await ListAsync(app, "?limit=1");
        (await IdsAsync(app, "?limit=1")).Should().Equal(both[0]);
        (await IdsAsync(app, "?limit=1&cursor=" + page.GetProperty("nextCursor").GetString())).Should().Equal(both[1]);
        page.GetProperty("counts").GetProperty("cancelled").GetProperty("value").GetInt64().Should().Be(1);
        page.GetProperty("counts").GetProperty("cancelled").GetProperty("capped").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_page_that_looked_at_ten_thousand_jobs_says_how_far_back_it_came()
    {
        await using var app = await OperatedApp.StartAsync();
        var sought = await app.Queue.EnqueueAsync(new Paint("red"), new() { Tags = ["sought"] });
        foreach (var batch in Enumerable.Repeat(new Paint("grey"), 10_001).Chunk(1_000))
        {
            await app.Queue.EnqueueManyAsync(batch);
        }

        var first = await ListAsync(app, "?tag=sought");
        var second = await IdsAsync(app, "?tag=sought&cursor=" + first.GetProperty("nextCursor").GetString());

        first.GetProperty("jobs").GetArrayLength().Should().Be(0);
        first.GetProperty("scannedThrough").GetDateTimeOffset().Should().BeAfter(DateTimeOffset.UnixEpoch);
        first.GetProperty("counts").GetProperty("pending").GetProperty("capped").GetBoolean().Should().BeTrue();
        second.Should().Equal(sought.Id.ToString());
    }

    [Theory]
    [InlineData("?status=gone")]
    [InlineData("?ownr=ann")]
    [InlineData("?limit=201")]
    [InlineData("?limit=0")]
    [InlineData("?cursor=x")]
    [InlineData("?since=yesterday")]
    [InlineData("?since=2020-01-01")]
    [InlineData("?parentId=7")]
    [InlineData("?owner=ann&owner=bob")]
    [InlineData("?owner=")]
    [InlineData("?status=")]
    [InlineData("?status=pending,")]
    [InlineData("?shadow=1")]
    [InlineData("?cursor=&cursor=")]
    public async Task A_query_that_cannot_be_understood_shows_nothing(string query)
    {
        await using var app = await OperatedApp.StartAsync();

        await (await app.Reader.GetAsync(Jobs + query)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "QUERY_INVALID");
    }

    [Fact]
    public async Task A_payload_is_masked_for_all_but_those_who_may_see_it()
    {
        await using var app = await OperatedApp.StartAsync(AdminApp.Sensitive);
        var parent = await app.Queue.EnqueueAsync(new Letter("bob", "a secret"), new() { Owner = "ann" });
        var child = await app.Queue.EnqueueAsync(new Paint("red"), new() { ParentId = parent.Id });
        var path = $"{Jobs}/{parent.Id}";

        var masked = await (await app.Reader.GetAsync(path)).Content.ReadAsStringAsync();
        var whole = await (await app.ClientOf("sue", "reader", "auditor").GetAsync(path)).JsonAsync();

        masked.Should().NotContain("a secret").And.Contain("\"masked\":true").And.Contain("\"to\":\"bob\"");
        whole.GetProperty("payload").GetProperty("text").GetString().Should().Be("a secret");
        whole.GetProperty("masked").GetBoolean().Should().BeFalse();
        whole.GetProperty("owner").GetString().Should().Be("ann");
        whole.GetProperty("children")[0].GetString().Should().Be(child.Id.ToString());
        await (await app.Reader.GetAsync($"{Jobs}/{JobId.New()}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
    }

    [Fact]
    public async Task Attempts_that_failed_are_told_with_their_errors()
    {
        await using var app = await OperatedApp.StartAsync();
        var id = (await app.Queue.EnqueueAsync(new Draw("bad"))).Id;
        await app.Services.GetRequiredService<IJobDrain>().DrainAsync(1, TimeSpan.FromSeconds(20));

        var job = await (await app.Reader.GetAsync($"{Jobs}/{id}")).JsonAsync();

        job.GetProperty("status").GetString().Should().Be("failed");
        job.GetProperty("error").GetString().Should().Be("The job failed.");
        var attempt = job.GetProperty("attempts").EnumerateArray().Should().ContainSingle().Subject;
        attempt.GetProperty("outcome").GetString().Should().Be("fail");
        attempt.GetProperty("error").GetProperty("type").GetString().Should().NotBeNullOrEmpty();
        var overview = await (await app.Reader.GetAsync(AdminApp.Path + "/overview")).JsonAsync();
        overview.GetProperty("migrations")[0].GetProperty("key").GetString().Should().Be(AdminApp.Key);
    }

    private static async Task<IEnumerable<string?>> IdsAsync(OperatedApp app, string query) =>
        (await ListAsync(app, query)).GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("jobId").GetString());

    private static async Task<JsonElement> ListAsync(OperatedApp app, string query)
    {
        var answer = await app.Reader.GetAsync(Jobs + query);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
