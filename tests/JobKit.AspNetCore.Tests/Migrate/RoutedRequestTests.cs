using System.Net;
using JobKit.Migration;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed class RoutedRequestTests
{
    [Fact]
    public async Task Routed_to_legacy_the_endpoint_answers_as_ever_and_there_is_no_job()
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);

        var answer = await app.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Stage").Should().Equal("Canary");
        (await app.SendAsync(path: MigratedApp.Bare)).Headers.TryGetValues("X-Stage", out _).Should().BeFalse("only a migrated endpoint's handler is told the decision");
        app.Author.LegacyCalls.Should().Be(2);
        (await app.CountedAsync(ObservedArm.Legacy)).Should().Be(new ArmTally(1, 1, 0, 0));
        app.Author.Jobs.Should().BeEmpty();
    }

    [Fact]
    public async Task Routed_to_the_candidate_a_job_of_the_caller_answers_in_the_legacy_shape()
    {
        await using var app = await MigratedApp.StartAsync();

        var answer = await app.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.JsonAsync()).GetProperty("title").GetString().Should().Be("fox");
        app.Author.LegacyCalls.Should().Be(0);
        var job = await app.Queue.GetAsync(app.Author.Jobs.Should().ContainSingle().Which);
        job!.Owner.Should().Be("ann");
        RouteStamp.Of(job.Metadata)!.Cohort.Should().Match<CohortKey>(it => it.Key == MigratedApp.Key && it.Endpoint == "POST /api/story/create" && it.Arm == ObservedArm.Candidate);
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 0, 0));
    }

    [Fact]
    public async Task A_job_that_fails_is_answered_as_the_contract_says_and_legacy_does_not_try_again()
    {
        await using var app = await MigratedApp.StartAsync();

        var answer = await app.SendAsync("bad");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.JsonAsync()).GetProperty("code").GetString().Should().Be("JOB_FAILED");
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("ink");
        app.Author.LegacyCalls.Should().Be(0);
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 1, 0));
    }

    [Fact]
    public async Task A_job_that_is_cancelled_is_answered_as_the_contract_says()
    {
        await using var app = await MigratedApp.StartAsync(move => move.Enqueue((_, _) => new() { Delay = TimeSpan.FromHours(1) }));
        var asking = app.SendAsync();

        await app.Queue.CancelAsync(await app.Store.First.Task);

        (await asking).StatusCode.Should().Be(HttpStatusCode.Conflict);
        app.Author.LegacyCalls.Should().Be(0);
    }

    [Theory]
    [InlineData("respond-async", "respond-async")]
    [InlineData("wait=0", "wait=0")]
    public async Task Who_would_rather_not_wait_is_told_where_to_ask(string prefer, string applied)
    {
        await using var app = await MigratedApp.StartAsync();

        var answer = await app.SendAsync("slow", prefer: prefer);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        answer.Headers.GetValues("Preference-Applied").Should().Equal(applied);
        answer.Headers.RetryAfter.Should().NotBeNull();
        await app.Author.JobBegan.Task;
        answer.Headers.Location!.ToString().Should().EndWith($"/status/{app.Author.Jobs.Single()}");
        app.Author.LegacyCalls.Should().Be(0);
    }

    [Fact]
    public async Task When_the_contracts_time_is_over_the_client_is_told_that_it_is_processing()
    {
        await using var app = await MigratedApp.StartAsync(move => move.Contract(contract => contract
            .Result<StoryBook>((_, book) => book).Wait(TimeSpan.FromMilliseconds(30), then: 200)));

        var answer = await app.SendAsync("slow");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.JsonAsync()).GetProperty("status").GetString().Should().Be("processing");
        app.Author.LegacyCalls.Should().Be(0);
    }

    [Fact]
    public async Task The_wait_ends_two_seconds_before_the_server_gives_up()
    {
        await using var app = await MigratedApp.StartAsync(move => move.ServerTimeout(TimeSpan.FromSeconds(2.03)));

        (await app.SendAsync("slow")).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_app_that_stops_tells_who_waits_where_to_ask()
    {
        await using var app = await MigratedApp.StartAsync();
        var asking = app.SendAsync("slow");
        await app.Author.JobBegan.Task;

        await app.CountedAsync(ObservedArm.Candidate);

        (await asking).StatusCode.Should().Be(HttpStatusCode.Accepted);
        app.Author.LegacyCalls.Should().Be(0);
    }

    [Fact]
    public async Task A_client_that_leaves_a_job_leaves_it_running()
    {
        await using var app = await MigratedApp.StartAsync();
        using var gone = new CancellationTokenSource();
        var asking = app.SendAsync("slow", gone: gone.Token);
        await app.Author.JobBegan.Task;

        await gone.CancelAsync();

        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<OperationCanceledException>();
        app.Author.Slow.SetResult();
        (await app.Queue.WaitAsync(app.Author.Jobs.Single(), TimeSpan.FromSeconds(20))).Status.Should().Be(JobStatus.Completed);
        (await app.CountedAsync(ObservedArm.Candidate)).Should().Be(new ArmTally(1, 1, 0, 1));
        app.Author.LegacyCalls.Should().Be(0);
    }

    [Fact]
    public async Task A_client_that_leaves_legacy_is_no_error_of_legacys()
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);
        using var gone = new CancellationTokenSource();
        var asking = app.SendAsync("slow", gone: gone.Token);
        await app.Author.LegacyBegan.Task;

        await gone.CancelAsync();

        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<OperationCanceledException>();
        (await app.CountedAsync(ObservedArm.Legacy)).Should().Be(new ArmTally(1, 1, 0, 1));
        app.Author.LegacyCalls.Should().Be(1);
    }

    [Fact]
    public async Task What_legacy_throws_comes_through_and_counts_as_its_error()
    {
        await using var app = await MigratedApp.StartAsync(side: MigrationSide.Legacy);

        (await FluentActions.Awaiting(() => app.SendAsync("bad")).Should().ThrowAsync<InvalidOperationException>()).WithMessage("out of ink");
        (await app.SendAsync("gone")).StatusCode.Should().Be(HttpStatusCode.BadGateway);

        app.Author.LegacyCalls.Should().Be(2);
        (await app.CountedAsync(ObservedArm.Legacy)).Should().Be(new ArmTally(2, 2, 2, 0));
    }

    [Fact]
    public async Task An_answer_that_the_app_calls_an_error_counts_as_one_and_asking_it_harms_nobody()
    {
        await using var app = await MigratedApp.StartAsync(
            move => move.IsError(http => http.Response.StatusCode == 400 ? true : throw new InvalidOperationException("a bug")), MigrationSide.Legacy);

        (await app.SendAsync("")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await app.SendAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        (await app.CountedAsync(ObservedArm.Legacy)).Should().Be(new ArmTally(2, 2, 1, 0));
    }
}
