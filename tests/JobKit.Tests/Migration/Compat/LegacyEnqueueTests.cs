using JobKit.Migration;
using static JobKit.Migration.LegacyEnqueueOutcome;

namespace JobKit.Tests.Migration.Compat;

public sealed class LegacyEnqueueTests : IAsyncDisposable
{
    private static readonly JobStoreException NoConnection = new("no way to the database") { NothingWritten = true };
    private static readonly IOException CutOff = new("the connection broke");

    private readonly LegacyScene _scene = new();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_stored_job_is_waited_for()
    {
        var result = await _scene.EnqueueAsync();

        result.Should().BeEquivalentTo(new { Outcome = Enqueued, IsNew = true, Answer = (LegacyAnswer?)null });
        (await JobsAsync()).Should().Equal(result.JobId);
    }

    [Fact]
    public async Task Without_a_connection_the_legacy_side_answers_and_no_job_is_there()
    {
        _scene.Store.Script.Enqueue((false, NoConnection));

        var result = await _scene.EnqueueAsync();

        result.Should().BeEquivalentTo(new { Outcome = LegacyEnqueueOutcome.LegacyAnswers, Fault = NoConnection });
        _scene.Store.Ids.Should().ContainSingle();
        (await JobsAsync()).Should().BeEmpty();
        _scene.Log.Lines.Should().ContainSingle(line => line.StartsWith("1781 "));
    }

    [Fact]
    public async Task A_job_that_may_be_written_is_tried_twice_more_under_its_id_and_is_one()
    {
        _scene.Store.Script.Enqueue((true, CutOff));
        _scene.Store.Script.Enqueue((true, CutOff));

        var result = await _scene.EnqueueAsync();

        result.Should().BeEquivalentTo(new { Outcome = Enqueued, IsNew = true });
        _scene.Store.Ids.Should().Equal(result.JobId, result.JobId, result.JobId);
        (await JobsAsync()).Should().Equal(result.JobId);
    }

    [Fact]
    public async Task After_three_tries_in_doubt_neither_side_does_the_work()
    {
        for (var i = 0; i < 5; i++)
        {
            _scene.Store.Script.Enqueue((false, CutOff));
        }

        var result = await _scene.EnqueueAsync();

        result.Outcome.Should().Be(Refused);
        result.Answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Unavailable, StatusCode = 503, Fault = CutOff });
        result.Answer!.BodyShouldBe("""{"status":"error","error":"The request could not be taken. Send it again","code":"STORE_UNAVAILABLE"}""");
        result.Answer!.Header("Retry-After").Should().Be("5");
        _scene.Store.Ids.Should().HaveCount(3);
        _scene.Log.Lines.Should().ContainSingle(line => line.StartsWith("1782 "));
    }

    [Fact]
    public async Task The_legacy_side_does_not_answer_when_the_connection_goes_after_a_try_in_doubt()
    {
        _scene.Store.Script.Enqueue((true, CutOff));
        _scene.Store.Script.Enqueue((false, NoConnection));
        _scene.Store.Script.Enqueue((false, NoConnection));

        (await _scene.EnqueueAsync()).Outcome.Should().Be(Refused);

        (await JobsAsync()).Should().ContainSingle("the first try had written it");
    }

    [Fact]
    public async Task However_a_store_fails_the_work_is_done_by_one_side_at_most()
    {
        var random = new Random(20261122);
        (bool, Exception?)[] faults = [(true, null), (true, CutOff), (false, CutOff), (false, NoConnection), (true, new TaskCanceledException())];
        var outcomes = new Dictionary<LegacyEnqueueOutcome, int>();
        for (var i = 0; i < 300; i++)
        {
            _scene.Store.Script.Clear();
            for (var n = 0; n < 3; n++)
            {
                _scene.Store.Script.Enqueue(faults[random.Next(faults.Length)]);
            }

            var result = await _scene.EnqueueAsync();

            var stored = await _scene.Harness.Queue.GetAsync(result.JobId, "ann") is not null;
            outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
            (result.Outcome switch { Enqueued => stored, LegacyEnqueueOutcome.LegacyAnswers => !stored, _ => true }).Should().BeTrue($"{i}: {result}");
        }

        outcomes.Should().HaveCount(3, "each outcome was among them");
        (await JobsAsync()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_same_key_with_the_same_request_is_the_same_job()
    {
        var first = await _scene.EnqueueAsync(key: "k-1");
        var again = await _scene.EnqueueAsync(key: "k-1");

        again.Should().BeEquivalentTo(new { Outcome = Enqueued, first.JobId, IsNew = false });
        (await JobsAsync()).Should().Equal(first.JobId);
    }

    [Fact]
    public async Task The_same_key_with_another_request_is_refused()
    {
        await _scene.EnqueueAsync(key: "k-1");

        var other = await _scene.EnqueueAsync("wolf", key: "k-1");

        other.Outcome.Should().Be(Refused);
        other.Answer.Should().BeEquivalentTo(new { Outcome = LegacyOutcome.Mismatch, StatusCode = 422 });
        other.Answer!.BodyShouldBe("""{"status":"error","error":"The Idempotency-Key was used with another request","code":"IDEMPOTENCY_MISMATCH"}""");
        (await JobsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_key_is_its_owners_and_without_one_nothing_is_merged()
    {
        var ids = new[]
        {
            await _scene.EnqueueAsync(key: "k-1"),
            await _scene.EnqueueAsync(owner: "bob", key: "k-1"),
            await _scene.EnqueueAsync(owner: null, key: "k-1"),
            await _scene.EnqueueAsync(),
            await _scene.EnqueueAsync(),
        };

        ids.Should().OnlyContain(it => it.IsNew);
        ids.Select(it => it.JobId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task An_id_that_belongs_to_another_request_is_refused()
    {
        var id = JobId.New();
        await _scene.EnqueueAsync(id: id);

        (await _scene.EnqueueAsync("wolf", id: id)).Answer.Should().BeEquivalentTo(new { StatusCode = 422 });
    }

    [Theory]
    [InlineData("")]
    [InlineData("line\nfeed")]
    [InlineData("Schlüssel")]
    public async Task A_key_that_is_none_is_refused_with_its_range(string key)
    {
        var enqueue = () => _scene.EnqueueAsync(key: key);

        (await enqueue.Should().ThrowAsync<ArgumentException>()).WithMessage("The Idempotency-Key is *It must be 1 to 255 printable ASCII characters. Send such a key, or none.*");
    }

    [Fact]
    public async Task A_key_of_255_characters_is_taken_and_one_of_256_is_not()
    {
        (await _scene.EnqueueAsync(key: new string('k', 255))).Outcome.Should().Be(Enqueued);
        await FluentActions.Awaiting(() => _scene.EnqueueAsync(key: new string('k', 256))).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_client_that_leaves_is_no_fault()
    {
        var enqueue = () => _scene.Answers.EnqueueAsync(Given.Contract, new Story("fox"), cancellationToken: new CancellationToken(canceled: true));

        await enqueue.Should().ThrowAsync<OperationCanceledException>();
        (await JobsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_store_that_gives_up_by_itself_leaves_a_doubt()
    {
        _scene.Store.Script.Enqueue((true, new TaskCanceledException("the command took too long")));

        (await _scene.EnqueueAsync()).Outcome.Should().Be(Enqueued);

        _scene.Store.Ids.Should().HaveCount(2);
    }

    private async Task<IReadOnlyList<JobId>> JobsAsync() => [.. (await _scene.Harness.Queue.ListAsync(new() { IncludeHidden = true })).Jobs.Select(job => job.Id)];
}
