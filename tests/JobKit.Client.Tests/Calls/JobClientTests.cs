using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Client.Tests;

public sealed class JobClientTests(WorkServer server) : IClassFixture<WorkServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _user = Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task A_job_is_started_and_its_result_awaited()
    {
        var client = Client();

        var start = await client.StartAsync("count", new CountWords("a dragon\fand a knight"));
        var result = await client.WaitAsync<WordCount>(start.JobId, Patience);

        result.Should().Be(new WordCount(2, 5, "dragon"));
        start.Status.Should().Be(RemoteJobStatus.Pending);
        start.IsReplay.Should().BeFalse();
        start.PollingUrl.Should().Be($"/api/jobs/count/status/{start.JobId}");
    }

    [Fact]
    public async Task Nothing_needs_reflection()
    {
        var client = Client();

        var start = await client.StartAsync("count", new CountWords("one two"), WorkJson.Default.CountWords);
        var result = await client.WaitAsync(start.JobId, WorkJson.Default.WordCount, Patience);

        result.Words.Should().Be(2);
        (await client.GetAsync(start.JobId))!.ReadResult(WorkJson.Default.WordCount).Should().Be(result);
    }

    [Fact]
    public async Task A_start_whose_answer_was_lost_is_sent_again_and_makes_one_job()
    {
        var client = Client(http => http.AddHttpMessageHandler(() => new SentTwice()));

        var start = await client.StartAsync("count", new CountWords("once"));

        start.IsReplay.Should().BeTrue();
        (await server.App.Queue.ListAsync(new() { Owner = _user })).Jobs.Should().ContainSingle().Which.Id.ToString().Should().Be(start.JobId.ToString());
    }

    [Fact]
    public async Task Two_calls_are_two_jobs_unless_the_caller_gives_the_same_key()
    {
        var client = Client();
        var job = new CountWords("same");
        var key = new JobStartOptions { IdempotencyKey = "order-17" };

        var one = await client.StartAsync("count", job);
        var two = await client.StartAsync("count", job);
        var keyed = await client.StartAsync("count", job, key);
        var again = await client.StartAsync("count", job, key);

        new[] { one.JobId, two.JobId, keyed.JobId }.Should().OnlyHaveUniqueItems();
        again.JobId.Should().Be(keyed.JobId);
        again.IsReplay.Should().BeTrue();
    }

    [Fact]
    public async Task A_refusal_says_its_code()
    {
        var unknown = () => Client().StartAsync("dance", new CountWords("x"));
        var mismatch = async () =>
        {
            await Client().StartAsync("count", new CountWords("x"), new JobStartOptions { IdempotencyKey = "k" });
            await Client().StartAsync("count", new CountWords("y"), new JobStartOptions { IdempotencyKey = "k" });
        };
        var stranger = () => Clients.Of(server.App.Address, user: null).GetAsync(Guid.CreateVersion7());

        (await unknown.Should().ThrowAsync<JobClientException>()).Which.Should().BeEquivalentTo(new { Code = "JOB_TYPE_UNKNOWN", Status = HttpStatusCode.NotFound });
        (await mismatch.Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("IDEMPOTENCY_MISMATCH");
        (await stranger.Should().ThrowAsync<JobClientException>()).Which.Should().BeEquivalentTo(new { Code = "UNAUTHENTICATED", Status = HttpStatusCode.Unauthorized });
    }

    [Fact]
    public async Task A_job_that_is_unknown_or_anothers_is_null_and_a_wrong_address_is_not()
    {
        var anothers = (await server.App.Queue.EnqueueAsync(new CountWords("x"), new() { Owner = "somebody" })).Id;
        var wrong = Clients.Of(new(server.App.Address, "no/such/"), _user);

        (await Client().GetAsync(Guid.CreateVersion7())).Should().BeNull();
        (await Client().GetAsync(Guid.Parse(anothers.ToString()))).Should().BeNull();
        (await wrong.Invoking(it => it.GetAsync(Guid.CreateVersion7())).Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("HTTP_404");
    }

    [Fact]
    public async Task A_failed_job_is_an_exception_that_tells_nothing_of_its_inside()
    {
        var client = Client();
        var start = await client.StartAsync("count", new CountWords("!fail"));

        var failed = (await client.Invoking(it => it.WaitAsync<WordCount>(start.JobId, Patience)).Should().ThrowAsync<JobFailedException>()).Which;

        failed.Code.Should().Be("JOB_FAILED");
        failed.State!.Status.Should().Be(RemoteJobStatus.Failed);
        failed.Message.Should().Contain("The job failed.").And.NotContain("hunter2");
    }

    [Fact]
    public async Task A_job_is_cancelled_and_whoever_waits_is_told_so()
    {
        var client = Client();
        var start = await client.StartAsync("count", new CountWords("x", Paced: true));

        var after = await client.CancelAsync(start.JobId, "changed my mind");

        after.CancelRequested.Should().BeTrue();
        (await client.Invoking(it => it.WaitAsync<WordCount>(start.JobId, Patience)).Should().ThrowAsync<JobCancelledException>())
            .Which.Code.Should().Be("JOB_CANCELLED");
        (await client.Invoking(it => it.CancelAsync(Guid.CreateVersion7())).Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("JOB_NOT_FOUND");
    }

    [Fact]
    public async Task Whoever_waits_no_longer_leaves_the_job_at_work()
    {
        var client = Client();
        var start = await client.StartAsync("count", new CountWords("x", Paced: true));

        var waiting = () => client.WaitAsync<WordCount>(start.JobId, TimeSpan.FromMilliseconds(50));

        (await waiting.Should().ThrowAsync<TimeoutException>()).Which.Message.Should().Contain(start.JobId.ToString());
        (await client.GetAsync(start.JobId))!.IsEnded.Should().BeFalse();
        await client.CancelAsync(start.JobId);
    }

    [Fact]
    public async Task A_flag_is_asked_for_beside_the_jobs()
    {
        var on = await Client().EvaluateFlagAsync("backgroundJobs");
        var unknown = () => Client().EvaluateFlagAsync("no/such");

        on.Should().Be(new FlagState { Name = "backgroundJobs", Enabled = true, Variant = "on", Reason = "split", Version = 7 });
        (await unknown.Should().ThrowAsync<JobClientException>()).Which.Code.Should().Be("FLAG_NOT_FOUND");
    }

    private IJobClient Client(Action<IHttpClientBuilder>? configure = null) => Clients.Of(server.App.Address, _user, configure: configure);
}
