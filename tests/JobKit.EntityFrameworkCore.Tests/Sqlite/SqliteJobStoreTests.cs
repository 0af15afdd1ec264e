using JobKit.Storage;

namespace JobKit.EntityFrameworkCore.Tests.Sqlite;

public sealed class SqliteJobStoreTests : IAsyncLifetime
{
    private SqliteStore _db = null!;

    public async Task InitializeAsync() => _db = await SqliteStore.StartAsync();

    public async Task DisposeAsync() => await _db.DisposeAsync();

    [Fact]
    public async Task A_claim_takes_by_priority_then_due_then_id_over_all_queues_and_types()
    {
        var now = _db.Clock.GetUtcNow();
        var third = _db.NewJob() with { DueAt = now.AddSeconds(-1) };
        var first = _db.NewJob("other") with { Queue = "b", Priority = -1, DueAt = now };
        var second = _db.NewJob("other") with { DueAt = now.AddSeconds(-2) };
        var later = _db.NewJob() with { Priority = -5, Delay = TimeSpan.FromMinutes(1) };
        var foreign = _db.NewJob("foreign") with { Priority = -9 };
        await _db.EnqueueAsync(third, first, second, later, foreign);

        var claimed = await _db.ClaimAsync(10, "mail", "other");

        claimed.Select(job => job.Id).Should().Equal(first.Id, second.Id, third.Id);
        claimed.Should().OnlyContain(job => job.Epoch == 1 && job.Attempt == 1 && job.LeaseUntil == now.AddSeconds(30));
    }

    [Fact]
    public async Task A_stale_epoch_can_write_nothing()
    {
        await _db.EnqueueAsync(_db.NewJob());
        var stale = (await _db.ClaimAsync()).Single();
        _db.Clock.Advance(TimeSpan.FromSeconds(31));
        await _db.Store.SweepAsync(3, 10, default);
        var held = (await _db.ClaimAsync()).Single();

        (await _db.SettleAsync(stale, JobVerb.Complete)).Outcome.Should().Be(SettleOutcome.LeaseLost);
        (await _db.Store.RenewAsync([stale.Lease], TimeSpan.FromHours(1), default)).Single().Held.Should().BeFalse();
        (await _db.Store.WriteProgressAsync([new(stale.Id, stale.Epoch, 50, null)], default)).Should().Equal(false);
        (await _db.Store.WriteCheckpointAsync(stale.Lease, "1", default)).Should().BeFalse();
        (await _db.Store.EnqueueChildrenAsync(stale.Lease, [_db.NewJob()], default)).Should().BeNull();

        (await _db.GetAsync(stale.Id)).Should().Match<Job>(
            job => job.Status == JobStatus.Processing && job.Epoch == held.Epoch && job.Progress == 0 && job.Checkpoint == null);
    }

    [Fact]
    public async Task A_repeated_settlement_is_told_from_a_stale_one()
    {
        await _db.EnqueueAsync(_db.NewJob());
        var job = (await _db.ClaimAsync()).Single();

        (await _db.SettleAsync(job, JobVerb.Complete)).Should().Match<SettleReceipt>(
            it => it.Outcome == SettleOutcome.Accepted && it.Status == JobStatus.Completed && it.At == _db.Clock.GetUtcNow());
        (await _db.SettleAsync(job, JobVerb.Complete)).Outcome.Should().Be(SettleOutcome.AlreadyApplied);
        (await _db.SettleAsync(job, JobVerb.Fail, reason: JobFailureReason.Rejected)).Outcome.Should().Be(SettleOutcome.LeaseLost);
        (await _db.GetAsync(job.Id)).Should().Match<Job>(it => it.Result == "1" && it.Progress == 100 && it.LeaseUntil == null);
    }

    [Theory]
    [InlineData(JobVerb.RetryLater, 1, JobStatus.Pending)]
    [InlineData(JobVerb.Snooze, 0, JobStatus.Pending)]
    [InlineData(JobVerb.Release, 0, JobStatus.Pending)]
    [InlineData(JobVerb.Fail, 1, JobStatus.Failed)]
    public async Task Every_outcome_writes_status_attempt_and_history(JobVerb verb, int attempt, JobStatus status)
    {
        await _db.EnqueueAsync(_db.NewJob());
        var job = (await _db.ClaimAsync()).Single();

        await _db.SettleAsync(job, verb, TimeSpan.FromMinutes(1), verb == JobVerb.Fail ? JobFailureReason.Rejected : null);

        var after = await _db.GetAsync(job.Id);
        after.Status.Should().Be(status);
        after.Attempt.Should().Be(attempt);
        after.Epoch.Should().Be(1);
        after.DueAt.Should().Be(verb is JobVerb.RetryLater or JobVerb.Snooze ? _db.Clock.GetUtcNow().AddMinutes(1) : job.DueAt);
        (await _db.Store.GetAttemptsAsync(job.Id, default)).Should().ContainSingle().Which.Should().Match<JobAttempt>(
            it => it.Verb == verb && it.Epoch == 1 && it.WorkerId == "worker");
    }

    [Fact]
    public async Task A_cancel_request_turns_every_outcome_but_a_completion_into_cancelled()
    {
        await _db.EnqueueAsync(_db.NewJob(), _db.NewJob());
        var claimed = await _db.ClaimAsync();
        foreach (var job in claimed)
        {
            (await _db.Store.CancelAsync(job.Id, OperatorAction.App, default)).Status.Should().Be(JobStatus.Processing);
        }

        (await _db.SettleAsync(claimed[0], JobVerb.RetryLater)).Status.Should().Be(JobStatus.Cancelled);
        (await _db.SettleAsync(claimed[1], JobVerb.Complete)).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_sweep_takes_only_ended_leases_and_fails_what_was_abandoned_too_often()
    {
        await _db.EnqueueAsync(_db.NewJob());
        var job = (await _db.ClaimAsync()).Single();
        (await _db.Store.SweepAsync(0, 10, default)).Swept.Should().Be(0);
        _db.Clock.Advance(TimeSpan.FromSeconds(31));

        var result = await _db.Store.SweepAsync(0, 10, default);

        result.Settled.Should().ContainSingle().Which.FailureReason.Should().Be(JobFailureReason.Abandoned);
        (await _db.GetAsync(job.Id)).Should().Match<Job>(it => it.AbandonCount == 1 && it.Attempt == 0 && it.Status == JobStatus.Failed);
    }

    [Fact]
    public async Task Jobs_with_one_limit_key_run_one_after_the_other_and_hold_up_nobody_else()
    {
        await _db.EnqueueAsync([.. Enumerable.Range(0, 50).Select(_ => _db.NewJob() with { LimitKey = "disk" }), _db.NewJob()]);

        (await _db.ClaimAsync()).Select(job => job.Id).Should().HaveCount(2);
        (await _db.ClaimAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_paused_queue_gives_nothing_and_a_queue_with_a_limit_no_more_than_that()
    {
        await _db.EnqueueAsync([.. Enumerable.Range(0, 5).Select(_ => _db.NewJob()), _db.NewJob() with { Queue = "paused" }]);
        await _db.Store.SetQueueAsync("paused", new() { Paused = true }, OperatorAction.App, default);
        await _db.Store.SetQueueAsync("default", new() { SetsConcurrency = true, Concurrency = 2 }, OperatorAction.App, default);

        (await _db.ClaimAsync()).Should().HaveCount(2);
        (await _db.ClaimAsync()).Should().BeEmpty();
        (await _db.Store.GetStatisticsAsync(default)).Queues.Single(queue => queue.Name == "default").Processing.Should().Be(2);
    }

    [Fact]
    public async Task An_id_a_unique_key_and_an_owners_limit_are_answered_and_a_refused_batch_writes_nothing()
    {
        var first = _db.NewJob() with { UniqueKey = "k", Owner = "ann", OwnerLimit = 1 };
        (await _db.EnqueueAsync(first)).Single().Outcome.Should().Be(EnqueueOutcome.Stored);

        (await _db.EnqueueAsync(first)).Single().Outcome.Should().Be(EnqueueOutcome.AlreadyStored);
        (await _db.EnqueueAsync(first with { ContentHash = "1" })).Single().Outcome.Should().Be(EnqueueOutcome.Conflict);
        (await _db.EnqueueAsync(_db.NewJob() with { UniqueKey = "k" })).Single().Should().Be(new EnqueueReceipt(first.Id, EnqueueOutcome.UniqueKeyHeld));
        var innocent = _db.NewJob();
        (await _db.EnqueueAsync(innocent, _db.NewJob() with { Owner = "ann", OwnerLimit = 1 }))[1].Outcome.Should().Be(EnqueueOutcome.OwnerLimit);
        (await _db.Store.GetAsync(innocent.Id, null, default)).Should().BeNull();
    }

    [Fact]
    public async Task A_cancelled_job_is_retried_under_a_new_epoch_and_both_acts_are_audited()
    {
        var job = _db.NewJob();
        await _db.EnqueueAsync(job);

        (await _db.Store.CancelAsync(job.Id, new("ann", "why not"), default)).Settled!.Verb.Should().Be(JobVerb.Cancel);
        (await _db.Store.RetryAsync(job.Id, new("ann"), default)).Status.Should().Be(JobStatus.Pending);

        (await _db.GetAsync(job.Id)).Should().Match<Job>(it => it.Epoch == 1 && !it.CancelRequested && it.FinishedAt == null);
        (await _db.Store.GetAuditAsync(10, default)).Select(it => it.Action).Should().BeEquivalentTo("job.retry", "job.cancel");
    }

    [Fact]
    public async Task Expired_jobs_fail_and_old_ones_are_pruned_with_their_attempts()
    {
        var job = _db.NewJob() with { ExpiresAfter = TimeSpan.FromMinutes(1) };
        await _db.EnqueueAsync(job);
        _db.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _db.Store.ExpireAsync(10, default)).Should().ContainSingle().Which.FailureReason.Should().Be(JobFailureReason.Expired);
        _db.Clock.Advance(TimeSpan.FromDays(8));
        (await _db.Store.PruneAsync(JobStatus.Failed, TimeSpan.FromDays(7), 10, default)).Should().Be(1);
        (await _db.Store.GetAsync(job.Id, null, default)).Should().BeNull();
    }

    [Fact]
    public async Task A_list_is_paged_newest_first_and_filtered_by_tag_and_owner()
    {
        var jobs = Enumerable.Range(0, 5).Select(_ => _db.NewJob() with { Tags = ["Red"], Owner = "ann" }).ToArray();
        await _db.EnqueueAsync([.. jobs, _db.NewJob() with { Tags = ["red"] }]);
        var query = new JobQuery { Tag = "Red", Owner = "ann", Limit = 3 };

        var first = await _db.Store.ListAsync(query, default);
        var second = await _db.Store.ListAsync(query with { Cursor = first.NextCursor }, default);

        first.Jobs.Concat(second.Jobs).Select(job => job.Id).Should().Equal(jobs.Select(job => job.Id).OrderDescending());
        second.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task Statistics_add_up_and_workers_are_told_by_their_age()
    {
        var minute = _db.Clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        var count = new StatisticsCount(minute, "default", "mail", StatisticsMeasure.Completed, 0, 2);
        await _db.Store.AddStatisticsAsync([count], default);
        await _db.Store.AddStatisticsAsync([count], default);
        await _db.Store.BeatAsync(new("w", "host", 4, 1, ["mail"]), default);
        _db.Clock.Advance(TimeSpan.FromSeconds(5));

        (await _db.Store.ReadStatisticsAsync(TimeSpan.FromHours(1), default)).Should().ContainSingle().Which.Should().Be(count with { Minute = 0, Count = 4 });
        (await _db.Store.GetWorkersAsync(default)).Should().ContainSingle().Which.HeartbeatAge.Should().Be(TimeSpan.FromSeconds(5));
    }
}
