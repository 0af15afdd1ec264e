using System.Net;
using System.Text.RegularExpressions;

namespace JobKit.AspNetCore.Tests;

public sealed partial class ReadTests
{
    [Fact]
    public async Task A_running_job_shows_how_far_it_is_at_both_addresses()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("slow");
        await app.Easel.BegunAsync(id);

        var one = await ann.GetAsync($"/api/jobs/drawing/status/{id}");
        var other = await ann.GetAsync($"/api/jobs/{id}");
        var named = await ann.GetAsync($"/api/jobs/any-other-name/status/{id}");

        one.StatusCode.Should().Be(HttpStatusCode.OK);
        (await one.JsonAsync()).GetProperty("status").GetString().Should().Be("processing");
        (await other.JsonAsync()).GetProperty("jobId").GetString().Should().Be(id.ToString());
        (await named.JsonAsync()).GetProperty("type").GetString().Should().Be("drawing");
    }

    [Theory]
    [InlineData("bad", "job-failed")]
    [InlineData("never", "job-rejected")]
    public async Task A_failed_job_says_so_without_a_word_of_its_exception(string title, string wire)
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync(title);
        await app.Queue.WaitAsync(id, TimeSpan.FromSeconds(20));

        var answer = await ann.GetAsync($"/api/jobs/{id}");

        (await answer.Content.ReadAsStringAsync()).Should().NotContain("hunter2").And.NotContain("InvalidOperation");
        await answer.ShouldBeWireAsync(wire);
    }

    [Fact]
    public async Task Anothers_job_an_ownerless_one_and_an_unknown_one_are_answered_alike()
    {
        await using var app = await JobApp.StartAsync();
        var bobs = await app.ClientOf("bob").StartedAsync("x");
        var nobodys = await app.Queue.EnqueueAsync(new Draw("x"));

        var answers = new HashSet<string>();
        foreach (var id in new[] { bobs.ToString(), nobodys.Id.ToString(), JobId.New().ToString(), "nonsense", bobs.ToString().ToUpperInvariant(), "%20" })
        {
            var answer = await app.ClientOf("ann").GetAsync($"/api/jobs/{id}");
            await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
            answers.Add(Trace().Replace(await answer.Content.ReadAsStringAsync(), "") + answer.Headers);
        }

        answers.Should().ContainSingle();
    }

    [Fact]
    public async Task Nobody_gets_in_without_being_signed_in()
    {
        await using var app = await JobApp.StartAsync();

        await (await app.ClientOf(null).GetAsync($"/api/jobs/{JobId.New()}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
        await (await app.ClientOf(null).StartAsync("{}")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
    }

    [Fact]
    public async Task Whoever_is_signed_in_without_the_owners_claim_has_no_jobs()
    {
        await using var app = await JobApp.StartAsync();

        await (await app.ClientOf("nameless").StartAsync("""{"title":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
        await (await app.ClientOf(new string('a', 257)).StartAsync("""{"title":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "FORBIDDEN");
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Trace();
}
