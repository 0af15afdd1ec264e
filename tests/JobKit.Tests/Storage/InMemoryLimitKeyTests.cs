using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryLimitKeyTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryLimitKeyTests() => _store = new(_clock);

    public static TheoryData<JobVerb> Ends => [JobVerb.Complete, JobVerb.Fail, JobVerb.RetryLater, JobVerb.Snooze];

    [Fact]
    public async Task No_more_jobs_of_a_key_run_than_its_limit_and_the_others_go_past_it()
    {
        var jobs = new[] { Keyed("k"), Keyed("k"), Keyed("k"), Keyed("other"), Jobs.New() };
        await _store.Add(jobs);

        (await _store.Claim()).Select(job => job.Id).Should().Equal(jobs[0].Id, jobs[3].Id, jobs[4].Id);
        (await _store.Claim()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task The_end_of_a_running_job_lets_the_next_in_order_in(JobVerb verb)
    {
        var jobs = new[] { Keyed("k"), Keyed("k") with { Priority = 2 }, Keyed("k") with { Priority = 1 } };
        await _store.Add(jobs);
        var held = (await _store.Claim(1))[0];
        (await _store.Claim()).Should().BeEmpty();

        await _store.Settle(held, verb, TimeSpan.FromHours(1));

        (await _store.Claim()).Select(job => job.Id).Should().Equal(jobs[2].Id);
    }

    [Fact]
    public async Task A_parked_job_of_another_queue_is_not_kept_behind_one_that_nobody_takes()
    {
        await _store.Add(Keyed("k", "first"), Keyed("k", "idle") with { Priority = 1 }, Keyed("k", "busy") with { Priority = 2 });
        var held = (await _store.Claim(1))[0];
        (await _store.Claim()).Should().BeEmpty();
        await _store.Settle(held, JobVerb.Complete);

        (await _store.ClaimAsync(Jobs.Request() with { Queues = ["busy"] }, default)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_job_of_a_wider_limit_is_not_kept_behind_one_of_a_narrower()
    {
        var narrow = Keyed("k");
        NewJob Wide() => Keyed("k") with { LimitConcurrency = 2, Priority = 1 };
        var waiting = Wide() with { Priority = 2 };
        await _store.Add(Wide(), Wide());
        var running = await _store.Claim();
        await _store.Add(narrow, waiting);
        (await _store.Claim()).Should().BeEmpty("both slots are taken");

        await _store.Settle(running[0], JobVerb.Complete);

        (await _store.Claim()).Select(job => job.Id).Should().Equal([waiting.Id], "the narrow one waits until it is alone");
    }

    [Fact]
    public async Task A_slot_left_by_a_cancelled_waiting_job_goes_to_the_next()
    {
        var jobs = new[] { Keyed("k"), Keyed("k"), Keyed("k") };
        await _store.Add(jobs);
        var held = (await _store.Claim())[0];
        await _store.Claim();
        await _store.Settle(held, JobVerb.Complete);

        await _store.Cancel(jobs[1].Id);

        (await _store.Claim()).Select(job => job.Id).Should().Equal(jobs[2].Id);
    }

    [Fact]
    public async Task A_parked_job_can_be_cancelled_and_counts_as_due()
    {
        var jobs = new[] { Keyed("k"), Keyed("k"), Keyed("k") };
        await _store.Add(jobs);
        await _store.Claim();
        _clock.Advance(TimeSpan.FromSeconds(9));

        (await _store.Cancel(jobs[1].Id)).Status.Should().Be(JobStatus.Cancelled);

        var statistics = await _store.GetStatisticsAsync(default);
        statistics.Queues.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Pending = new CappedCount(1, false), Due = new CappedCount(1, false), Processing = 1L, OldestDue = TimeSpan.FromSeconds(9) });
        statistics.PendingTypes.Should().Equal("mail");
    }

    [Fact]
    public async Task A_sweep_frees_the_slot_of_a_dead_holder()
    {
        await _store.Add(Keyed("k"), Keyed("k"));
        var dead = (await _store.Claim())[0];
        (await _store.Claim()).Should().BeEmpty();
        _clock.Advance(Jobs.Lease + TimeSpan.FromSeconds(1));
        await _store.SweepAsync(3, 10, default);

        var next = (await _store.Claim()).Should().ContainSingle().Subject;

        (await _store.Settle(dead, JobVerb.Complete)).Outcome.Should().Be(SettleOutcome.LeaseLost);
        (await _store.Claim()).Should().BeEmpty("the dead holder's answer frees no second slot");
        await _store.Settle(next, JobVerb.Complete);
        (await _store.Claim()).Should().ContainSingle();
    }

    private static NewJob Keyed(string key, string queue = "default") => Jobs.New(queue: queue) with { LimitKey = key };
}
