using JobKit.Migration;

namespace JobKit.Tests.Migration.Compat;

public sealed class LegacyAnswersTests : IAsyncDisposable
{
    private readonly LegacyScene _scene = new();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_waiting_request_is_answered_when_its_job_ends_without_time_passing()
    {
        var id = (await _scene.EnqueueAsync()).JobId;
        var answering = _scene.Answers.AnswerAsync(Given.Contract, id, "ann");
        await _scene.WatchedAsync().Soon();

        (await _scene.Harness.DrainAsync(TimeSpan.Zero)).Elapsed.Should().Be(TimeSpan.Zero);

        var answer = await answering.Soon();
        answer.StatusCode.Should().Be(200);
        answer.BodyShouldBe("""{"id":"sb-fox","title":"fox","pages":3}""");
        answer.Header("Preference-Applied").Should().BeNull();
    }

    [Fact]
    public async Task When_the_time_is_over_the_request_is_answered_that_it_is_processing()
    {
        var id = (await _scene.EnqueueAsync()).JobId;
        var answering = _scene.Answers.AnswerAsync(Given.Contract, id, "ann", PreferHeader.Parse(["wait=10"]), TimeSpan.FromSeconds(30));
        await _scene.WatchedAsync().Soon();
        await _scene.Harness.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(10)).Soon();

        _scene.Harness.Clock.Advance(TimeSpan.FromSeconds(10));

        var answer = await answering.Soon();
        answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Processing, StatusCode = 202 });
        answer.Header("Preference-Applied").Should().Be("wait=10");
        answer.Header("Location").Should().Be($"/api/jobs/storybook/status/{id}");
    }

    [Fact]
    public async Task Who_would_rather_not_wait_does_not()
    {
        var id = (await _scene.EnqueueAsync()).JobId;

        var answer = await _scene.Answers.AnswerAsync(Given.Contract, id, "ann", PreferHeader.Parse(["respond-async"])).Soon();

        answer.StatusCode.Should().Be(202);
        answer.Header("Preference-Applied").Should().Be("respond-async");
        _scene.Watcher.Count.Should().Be(0);
    }

    [Theory]
    [InlineData("bob")]
    [InlineData(null)]
    public async Task Nobody_waits_for_anothers_job(string? caller)
    {
        var id = (await _scene.EnqueueAsync()).JobId;

        (await _scene.Answers.AnswerAsync(Given.Contract, id, caller).Soon()).StatusCode.Should().Be(404);

        _scene.Watcher.Count.Should().Be(0);
        (await _scene.Answers.AnswerAsync(Given.Contract, JobId.New(), caller).Soon()).StatusCode.Should().Be(404);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_wait_and_the_job_goes_on()
    {
        var id = (await _scene.EnqueueAsync()).JobId;
        using var gone = new CancellationTokenSource();
        var answering = _scene.Answers.AnswerAsync(Given.Contract, id, "ann", cancellationToken: gone.Token);
        await _scene.WatchedAsync().Soon();

        await gone.CancelAsync();

        await FluentActions.Awaiting(() => answering.Soon()).Should().ThrowAsync<OperationCanceledException>();
        await _scene.Harness.DrainAsync(TimeSpan.Zero);
        (await _scene.Answers.AnswerAsync(Given.Contract, id, "ann").Soon()).StatusCode.Should().Be(200);
    }

    [Theory]
    [InlineData(Given.Path, true)]
    [InlineData("/API/story/Create-Storybook/", true)]
    [InlineData("/api/story", false)]
    public void A_contract_is_found_by_its_route(string route, bool found) => (_scene.Answers.Find(route) is not null).Should().Be(found);

    [Fact]
    public async Task An_app_whose_contracts_cannot_be_kept_does_not_start()
    {
        await using var scene = new LegacyScene(Given.Contract, Given.Contract, SeedLegacyContracts.GenerateScenes);

        (await scene.Awaiting(it => it.PrepareAsync()).Should().ThrowAsync<LegacyContractException>())
            .Which.Problems.Should().HaveCount(2);
    }
}
