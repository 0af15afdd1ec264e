using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryClaimTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryClaimTests() => _store = new(_clock);

    [Fact]
    public async Task A_claim_is_one_step_to_processing()
    {
        var job = Jobs.New();
        await _store.Add(job);
        _clock.Advance(TimeSpan.FromSeconds(2));

        var held = (await _store.Claim()).Should().ContainSingle().Subject;

        var now = _clock.GetUtcNow();
        held.Should().BeEquivalentTo(new { job.Id, Epoch = 1L, Attempt = 1, ClaimedAt = now, LeaseUntil = now + Jobs.Lease, DueAt = now.AddSeconds(-2) });
        held.Should().BeEquivalentTo(job, options => options.ExcludingMissingMembers().Excluding(member => member.DueAt));
        (await _store.Read(job.Id)).Should().BeEquivalentTo(
            new { Status = JobStatus.Processing, WorkerId = "worker", Epoch = 1L, Attempt = 1, LeaseUntil = now + Jobs.Lease, StartedAt = now });
        (await _store.Claim()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_order_is_priority_then_due_then_id_over_all_queues_and_types()
    {
        var now = _clock.GetUtcNow();
        NewJob[] inOrder =
        [
            Jobs.New("a") with { Priority = -1, DueAt = now },
            Jobs.New("b", "other") with { DueAt = now.AddMinutes(-2) },
            Jobs.New("a") with { DueAt = now.AddMinutes(-1) },
            Jobs.New("b") with { DueAt = now.AddMinutes(-1) },
            Jobs.New("a", "other") with { DueAt = now.AddMinutes(-1) },
            Jobs.New("a") with { Priority = 5, DueAt = now.AddDays(-1) },
        ];
        await _store.Add([.. inOrder.Reverse()]);

        var claimed = new List<ClaimedJob>();
        claimed.AddRange(await _store.Claim(2, "a", "b"));
        claimed.AddRange(await _store.Claim(100, "b", "a"));

        claimed.Select(job => job.Id).Should().Equal(inOrder.Select(job => job.Id));
    }

    [Fact]
    public async Task Many_jobs_in_any_order_of_arrival_come_out_in_order()
    {
        var random = new Random(1);
        var jobs = Enumerable.Range(0, 2_000)
            .Select(_ => Jobs.New() with { Priority = random.Next(3), DueAt = _clock.GetUtcNow().AddSeconds(-random.Next(50)) })
            .ToArray();
        await _store.Add([.. jobs.OrderBy(_ => random.Next())]);
        var cancelled = jobs.Where(_ => random.Next(4) == 0).ToList();
        foreach (var job in cancelled)
        {
            await _store.Cancel(job.Id);
        }

        var claimed = await _store.Claim(5_000);

        claimed.Select(job => job.Id).Should().Equal(
            jobs.Except(cancelled).OrderBy(job => job.Priority).ThenBy(job => job.DueAt).ThenBy(job => job.Id).Select(job => job.Id));
    }

    [Fact]
    public async Task A_claim_takes_no_more_than_its_limit()
    {
        await _store.Add(Jobs.New(), Jobs.New(), Jobs.New());

        (await _store.Claim(2)).Should().HaveCount(2);
        (await _store.Claim(2)).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_limit_below_one_is_refused()
    {
        var act = () => _store.Claim(0);

        await act.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Future_jobs_at_a_better_priority_do_not_stand_in_the_way()
    {
        var later = Jobs.New() with { Priority = -5, Delay = TimeSpan.FromHours(1) };
        var now = Jobs.New();
        await _store.Add(later, now);

        (await _store.Claim()).Select(job => job.Id).Should().Equal(now.Id);
        _clock.Advance(TimeSpan.FromHours(1));
        (await _store.Claim()).Select(job => job.Id).Should().Equal(later.Id);
    }

    [Fact]
    public async Task Only_registered_types_and_asked_queues_are_taken()
    {
        var wanted = Jobs.New("a", "q");
        await _store.Add(Jobs.New("foreign", "q"), Jobs.New("a", "elsewhere"), wanted);

        var claimed = await _store.ClaimAsync(Jobs.Request(10, "a", "a", "unknown") with { Queues = ["q", "q", "none"] }, default);

        claimed.Select(job => job.Id).Should().Equal(wanted.Id);
    }

    [Fact]
    public async Task A_paused_queue_gives_nothing_until_it_is_resumed()
    {
        await _store.Add(Jobs.New(queue: "q"), Jobs.New(queue: "r"));
        await _store.SetQueueAsync("q", new() { Paused = true }, OperatorAction.App, default);

        (await _store.Claim()).Should().ContainSingle().Which.Queue.Should().Be("r");
        await _store.SetQueueAsync("q", new() { Paused = false }, OperatorAction.App, default);
        (await _store.Claim()).Should().ContainSingle().Which.Queue.Should().Be("q");
    }

    [Fact]
    public async Task A_queues_concurrency_holds_over_all_claims_and_types()
    {
        await _store.SetQueueAsync("q", new() { SetsConcurrency = true, Concurrency = 2 }, OperatorAction.App, default);
        await _store.Add(Jobs.New("a", "q"), Jobs.New("b", "q"), Jobs.New("a", "q"), Jobs.New("a", "r"));

        var claimed = await _store.Claim(10, "a", "b");
        claimed.Select(job => job.Queue).Should().Equal("q", "q", "r");
        (await _store.Claim(10, "a", "b")).Should().BeEmpty();

        await _store.Settle(claimed[0], JobVerb.Complete);
        (await _store.Claim(10, "a", "b")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_nodes_room_for_a_queue_is_respected()
    {
        await _store.Add(Jobs.New("a", "q"), Jobs.New("b", "q"), Jobs.New("a", "r"), Jobs.New("a", "none"));
        var request = Jobs.Request(10, "a", "b") with { QueueLimits = new Dictionary<string, int> { ["q"] = 1, ["none"] = 0 } };

        (await _store.ClaimAsync(request, default)).Select(job => job.Queue).Should().Equal("q", "r");
    }

    [Fact]
    public async Task Attempts_never_exceed_their_maximum()
    {
        var held = await _store.AddAndClaim(Jobs.New() with { MaxAttempts = 1 });
        await _store.Settle(held, JobVerb.RetryLater);

        (await _store.Claim()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Attempt = 1, Epoch = 2L });
    }

    [Fact]
    public async Task Concurrent_claimers_share_the_jobs_without_overlap()
    {
        await _store.Add([.. Enumerable.Range(0, 1_000).Select(_ => Jobs.New())]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<JobId>();
            while (await _store.Claim(7) is { Count: > 0 } more)
            {
                mine.AddRange(more.Select(job => job.Id));
            }

            return mine;
        })));

        claimed.SelectMany(ids => ids).Should().OnlyHaveUniqueItems().And.HaveCount(1_000);
    }
}
