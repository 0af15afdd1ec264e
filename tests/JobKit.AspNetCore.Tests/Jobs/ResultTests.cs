using System.Net;
using System.Text.RegularExpressions;

namespace JobKit.AspNetCore.Tests;

public sealed class ResultTests
{
    [Fact]
    public async Task A_result_is_the_stored_JSON_and_nothing_else()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("Bär <&>");
        var job = await app.Queue.WaitAsync(id, TimeSpan.FromSeconds(20));

        var answer = await ann.GetAsync($"/api/jobs/{id}/result");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await answer.Content.ReadAsStringAsync()).Should().Be(job.Result);
        (await (await ann.GetAsync($"/api/jobs/{id}")).Content.ReadAsStringAsync()).Should().MatchRegex(Regex.Escape($"\"result\":{job.Result},"));
    }

    [Fact]
    public async Task Before_the_end_it_is_202_with_the_job()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync("slow");

        var answer = await ann.GetAsync($"/api/jobs/{id}/result");

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await answer.JsonAsync()).GetProperty("jobId").GetString().Should().Be(id.ToString());
    }

    [Theory]
    [InlineData("bad", HttpStatusCode.UnprocessableEntity, "JOB_FAILED")]
    [InlineData("late", HttpStatusCode.GatewayTimeout, "JOB_TIMEOUT")]
    public async Task After_a_failure_it_says_which(string title, HttpStatusCode status, string code)
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureJobs(options => options.Timeout = TimeSpan.FromSeconds(1)));
        var ann = app.ClientOf("ann");
        var id = await ann.StartedAsync(title);
        await app.Queue.WaitAsync(id, TimeSpan.FromSeconds(20));

        await (await ann.GetAsync($"/api/jobs/{id}/result")).ShouldBeProblemAsync(status, code);
    }
}
