using System.Net;
using System.Text;

namespace JobKit.AspNetCore.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_start_makes_a_job_of_its_caller_and_says_where_to_follow_it()
    {
        await using var app = await JobApp.StartAsync();
        var ann = app.ClientOf("ann");

        var answer = await ann.StartAsync("""{"title":"A dragon","pages":3}""");

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        await answer.ShouldBeWireAsync("started");
        var body = await answer.JsonAsync();
        var url = body.GetProperty("pollingUrl").GetString()!;
        answer.Headers.Location!.ToString().Should().Be(url);
        answer.Headers.GetValues("JobKit-Version").Should().Equal("1");
        var job = await app.Queue.WaitAsync(JobId.Parse(body.GetProperty("jobId").GetString()!, null), TimeSpan.FromSeconds(20));
        job.Owner.Should().Be("ann");
        await (await ann.GetAsync(url)).ShouldBeWireAsync("job-completed");
    }

    [Fact]
    public async Task The_addresses_of_a_start_hold_the_path_base_and_every_group()
    {
        await using var app = await JobApp.StartAsync(it => it.Map = web =>
        {
            Microsoft.AspNetCore.Builder.UsePathBaseExtensions.UsePathBase(web, "/shop");
            Microsoft.AspNetCore.Builder.EndpointRoutingApplicationBuilderExtensions.UseRouting(web);
            Microsoft.AspNetCore.Builder.AuthorizationAppBuilderExtensions.UseAuthorization(web);
            Microsoft.AspNetCore.Builder.BackgroundJobsEndpointRouteBuilderExtensions.MapBackgroundJobs(
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGroup(web, "/v1"), "/jobs", api => api.AllowStart<Draw>("drawing"));
        });

        var answer = await app.ClientOf("ann").PostAsync("/shop/v1/jobs/drawing/start", new StringContent("""{"title":"x"}""", Encoding.UTF8, "application/json"));

        var body = await answer.JsonAsync();
        var id = body.GetProperty("jobId").GetString();
        body.GetProperty("pollingUrl").GetString().Should().Be($"/shop/v1/jobs/drawing/status/{id}");
        body.GetProperty("eventsUrl").GetString().Should().Be($"/shop/v1/jobs/{id}/events");
    }

    [Fact]
    public async Task JSON_that_is_sent_as_text_is_taken_for_pages_that_do_so()
    {
        await using var app = await JobApp.StartAsync();

        (await app.ClientOf("ann").StartAsync("""{"title":"x"}""", mediaType: "text/plain")).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Clients_that_expect_200_get_it()
    {
        await using var app = await JobApp.StartAsync(it => it.Configuration["JobKit:Api:StartStatusCode"] = "200");

        (await app.ClientOf("ann").StartAsync("""{"title":"x"}""")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"title":1}""")]
    [InlineData("""{"title":"a","title":"b"}""")]
    [InlineData("""{"title":null}""")]
    [InlineData("{\"title\":\"\\ud800\"}")]
    public async Task A_payload_that_is_none_of_its_type_is_refused(string json)
    {
        await using var app = await JobApp.StartAsync();

        var answer = await app.ClientOf("ann").StartAsync(json);

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadRequest, "PAYLOAD_INVALID");
        (await app.Queue.ListAsync(new())).Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task A_payload_over_the_limit_is_refused_whether_its_length_is_said_or_not()
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureJobs(options => options.MaxPayloadBytes = 1024));
        var large = Encoding.UTF8.GetBytes($$"""{"title":"{{new string('x', 2000)}}"}""");

        foreach (HttpContent content in new HttpContent[] { new ByteArrayContent(large), new StreamContent(new UnsizedStream(large)) })
        {
            content.Headers.ContentType = new("application/json");
            var answer = await app.ClientOf("ann").PostAsync("/api/jobs/drawing/start", content);

            await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE");
        }
    }

    [Fact]
    public async Task Another_kind_of_body_is_refused()
    {
        await using var app = await JobApp.StartAsync();

        var answer = await app.ClientOf("ann").StartAsync("title=x", mediaType: "application/x-www-form-urlencoded");

        await answer.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED");
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("draw")]
    [InlineData("Drawing")]
    public async Task A_type_without_an_alias_cannot_be_started(string alias)
    {
        await using var app = await JobApp.StartAsync();

        var answer = await app.ClientOf("ann").StartAsync("{}", alias);

        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_TYPE_UNKNOWN");
    }

    [Fact]
    public async Task An_owner_at_the_limit_is_told_how_many_there_may_be()
    {
        await using var app = await JobApp.StartAsync(it => it.Jobs = jobs => jobs.ConfigureJobs(options => options.MaxPerOwner = 1));
        var ann = app.ClientOf("ann");
        (await ann.StartAsync("""{"colour":"red"}""", "painting")).StatusCode.Should().Be(HttpStatusCode.Accepted);

        var answer = await ann.StartAsync("""{"colour":"blue"}""", "painting");

        await answer.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "USER_JOB_LIMIT");
        await answer.ShouldBeWireAsync("problem-user-job-limit");
    }
}
