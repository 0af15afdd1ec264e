using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryMaintainTests
{
    private static readonly TimeSpan PastLease = Jobs.Lease + TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryMaintainTests() => _store = new(_clock);

    [Fact]
    public async Task A_sweep_hands_a_dead_holders_job_back_and_counts_the_abandon()
    {
        var held = await _store.AddAndClaim(Jobs.New(queue: "q"));
        _clock.Advance(PastLease);

        var swept = await _store.SweepAsync(3, 10, default);

        swept.Should().BeEquivalentTo(new SweepResult(1, [], ["q"]));
        (await _store.Read(held.Id)).Should().BeEquivalentTo(
            new { Status = JobStatus.Pending, Attempt = 0, AbandonCount = 1, Epoch = 1L, WorkerId = (string?)null, LeaseUntil = (DateTimeOffset?)null });
        (await _store.GetAttemptsAsync(held.Id, default)).Should().ContainSingle().Which.Verb.Should().Be(JobVerb.Sweep);
        (await _store.Claim())[0].Should().BeEquivalentTo(new { Epoch = 2L, Attempt = 1, AbandonCount = 1 });
    }

    [Fact]
    public async Task A_lease_that_ends_right_now_is_not_swept()
    {
        await _store.AddAndClaim(Jobs.New());
        _clock.Advance(Jobs.Lease);

        (await _store.SweepAsync(3, 10, default)).Swept.Should().Be(0);
    }

    [Fact]
    public async Task A_job_abandoned_more_often_than_allowed_fails()
    {
        await _store.Add(Jobs.New());
        for (var abandon = 1; abandon <= 2; abandon++)
        {
            await _store.Claim();
            _clock.Advance(PastLease);
            (await _store.SweepAsync(2, 10, default)).Settled.Should().BeEmpty();
        }

        await _store.Claim();
        _clock.Advance(PastLease);
        var settled = (await _store.SweepAsync(2, 10, default)).Settled.Should().ContainSingle().Subject;

        settled.Should().BeEquivalentTo(
            new { Status = JobStatus.Failed, Verb = JobVerb.Sweep, FailureReason = JobFailureReason.Abandoned, Epoch = 3L, FinishedAt = _clock.GetUtcNow() });
        (await _store.Read(settled.Id)).Should().BeEquivalentTo(new { Status = JobStatus.Failed, AbandonCount = 3 });
    }

    [Fact]
    public async Task A_swept_job_under_a_cancel_request_is_cancelled()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Cancel(held.Id);
        _clock.Advance(PastLease);

        (await _store.SweepAsync(0, 10, default)).Settled.Should().ContainSingle().Which.Status.Should().Be(JobStatus.Cancelled);
    }

    [Fact]
    public async Task A_sweep_is_bounded_and_takes_the_oldest_lease_first()
    {
        var old = await _store.AddAndClaim(Jobs.New("a"));
        _clock.Advance(TimeSpan.FromSeconds(5));
        var young = await _store.AddAndClaim(Jobs.New("b"));
        _clock.Advance(PastLease);

        (await _store.SweepAsync(3, 1, default)).Swept.Should().Be(1);
        (await _store.Read(old.Id)).Status.Should().Be(JobStatus.Pending);
        (await _store.Read(young.Id)).Status.Should().Be(JobStatus.Processing);
        (await _store.SweepAsync(3, 1, default)).Swept.Should().Be(1);
        (await _store.SweepAsync(3, 1, default)).Swept.Should().Be(0);
    }

    [Fact]
    public async Task Pending_jobs_past_their_expiry_fail_within_the_bound()
    {
        var brief = Jobs.New() with { ExpiresAfter = TimeSpan.FromMinutes(1) };
        var longer = Jobs.New() with { ExpiresAfter = TimeSpan.FromMinutes(2) };
        var lasting = Jobs.New();
        await _store.Add(lasting, longer, brief);
        (await _store.ExpireAsync(10, default)).Should().BeEmpty();
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await _store.ExpireAsync(1, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { brief.Id, Status = JobStatus.Failed, Verb = JobVerb.Expire, FailureReason = JobFailureReason.Expired });
        (await _store.ExpireAsync(10, default)).Select(job => job.Id).Should().Equal(longer.Id);
        (await _store.Claim()).Select(job => job.Id).Should().Equal(lasting.Id);
    }

    [Fact]
    public async Task A_job_expires_neither_while_it_runs_nor_after_its_end_but_again_once_it_waits()
    {
        var held = await _store.AddAndClaim(Jobs.New() with { ExpiresAfter = TimeSpan.FromMinutes(1) });
        var done = await _store.AddAndClaim(Jobs.New() with { ExpiresAfter = TimeSpan.FromMinutes(1) });
        await _store.Settle(done, JobVerb.Complete);
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await _store.ExpireAsync(10, default)).Should().BeEmpty();
        await _store.Settle(held, JobVerb.Release);
        (await _store.ExpireAsync(10, default)).Select(job => job.Id).Should().Equal(held.Id);
    }

    [Fact]
    public async Task Prune_removes_ended_jobs_of_one_status_past_their_age_within_the_bound()
    {
        var completed = new List<JobId>();
        for (var i = 0; i < 3; i++)
        {
            var held = await _store.AddAndClaim(Jobs.New());
            await _store.Settle(held, JobVerb.Complete);
            completed.Add(held.Id);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        var failed = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(failed, JobVerb.Fail);
        await _store.Add(Jobs.New());

        (await _store.PruneAsync(JobStatus.Completed, TimeSpan.FromMinutes(90), 1, default)).Should().Be(1);
        (await _store.GetAsync(completed[0], null, default)).Should().BeNull();
        (await _store.PruneAsync(JobStatus.Completed, TimeSpan.FromMinutes(90), 10, default)).Should().Be(1);
        (await _store.PruneAsync(JobStatus.Completed, TimeSpan.FromHours(1), 10, default)).Should().Be(0, "it ended exactly that long ago");
        (await _store.ListAsync(new(), default)).Jobs.Should().HaveCount(3);
        (await _store.GetAttemptsAsync(completed[0], default)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(JobStatus.Pending)]
    [InlineData(JobStatus.Processing)]
    public async Task A_live_status_is_never_pruned(JobStatus status)
    {
        var act = () => _store.PruneAsync(status, TimeSpan.Zero, 10, default);

        await act.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Lists_are_right_after_most_jobs_were_pruned()
    {
        for (var i = 0; i < 5; i++)
        {
            await _store.Add([.. Enumerable.Range(0, 1_000).Select(_ => Jobs.New())]);
            var held = await _store.Claim(1_000);
            await _store.SettleAsync([.. held.Select(job => new Settlement { JobId = job.Id, Epoch = job.Epoch, Verb = JobVerb.Complete })], default);
        }

        var last = Jobs.New();
        await _store.Add(last);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await _store.PruneAsync(JobStatus.Completed, TimeSpan.Zero, 4_999, default)).Should().Be(4_999);

        (await _store.ListAsync(new(), default)).Jobs.Should().HaveCount(2).And.BeInDescendingOrder(job => job.Id).And.Contain(job => job.Id == last.Id);
    }

    [Fact]
    public async Task Statistics_are_sums_over_minutes_within_the_window()
    {
        var minute = _clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        StatisticsCount Count(long ago, int bucket, long count) => new(minute - ago, "q", "mail", StatisticsMeasure.Wait, bucket, count);

        await _store.AddStatisticsAsync([Count(0, 1, 5), Count(0, 1, 2), Count(3, 1, 10), Count(3, 2, 1), Count(9, 1, 100)], default);

        (await _store.ReadStatisticsAsync(TimeSpan.FromMinutes(5), default)).Should().BeEquivalentTo(
            [Count(minute, 1, 17), Count(minute, 2, 1)]);
        await _store.PruneStatisticsAsync(TimeSpan.FromMinutes(1), default);
        (await _store.ReadStatisticsAsync(TimeSpan.FromHours(1), default)).Should().BeEquivalentTo([Count(minute, 1, 7)]);
    }

    [Fact]
    public async Task A_worker_is_told_with_the_age_of_its_sign_and_forgotten_after_an_hour()
    {
        var started = _clock.GetUtcNow();
        await _store.BeatAsync(new("w1", "host", 4, 0, ["mail"]), default);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await _store.BeatAsync(new("w1", "host", 4, 3, ["mail"]), default);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await _store.GetWorkersAsync(default)).Should().BeEquivalentTo(
            [new WorkerState("w1", "host", 4, 3, ["mail"], started, TimeSpan.FromMinutes(1))]);
        _clock.Advance(TimeSpan.FromHours(1));
        (await _store.GetWorkersAsync(default)).Should().BeEmpty();
    }
}
