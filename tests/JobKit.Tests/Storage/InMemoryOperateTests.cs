using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryOperateTests
{
    private static readonly OperatorAction Ann = new("ann", "wrong file");

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemoryOperateTests() => _store = new(_clock);

    [Fact]
    public async Task A_pending_job_is_cancelled_at_once()
    {
        var job = Jobs.New() with { UniqueKey = "k" };
        await _store.Add(job);

        var receipt = await _store.Cancel(job.Id);

        receipt.Should().BeEquivalentTo(new { Status = JobStatus.Cancelled, Changed = true, Queue = (string?)null });
        receipt.Settled.Should().BeEquivalentTo(new { job.Id, Verb = JobVerb.Cancel, Status = JobStatus.Cancelled, FinishedAt = _clock.GetUtcNow() });
        (await _store.Read(job.Id)).Should().BeEquivalentTo(new { Status = JobStatus.Cancelled, CancelReason = "wrong file", FinishedAt = _clock.GetUtcNow() });
        (await _store.AddOne(Jobs.New() with { UniqueKey = "k" })).Should().Be(EnqueueOutcome.Stored, "its key is free");
    }

    [Fact]
    public async Task A_processing_job_is_asked_once_and_keeps_its_epoch()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        (await _store.Cancel(held.Id)).Should().Be(new OperateReceipt(JobStatus.Processing, Changed: true));
        (await _store.Cancel(held.Id)).Should().Be(new OperateReceipt(JobStatus.Processing, Changed: false));

        (await _store.Read(held.Id)).Should().BeEquivalentTo(new { CancelRequested = true, CancelReason = "wrong file", Epoch = 1L });
        (await _store.GetAuditAsync(10, default)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_ended_or_unknown_job_is_left_as_it_is()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(held, JobVerb.Complete);

        (await _store.Cancel(held.Id)).Should().Be(new OperateReceipt(JobStatus.Completed, Changed: false));
        (await _store.RetryAsync(held.Id, Ann, default)).Should().Be(new OperateReceipt(JobStatus.Completed, Changed: false));
        (await _store.AbandonAsync(held.Id, 3, Ann, default)).Should().Be(new OperateReceipt(JobStatus.Completed, Changed: false));
        (await _store.RescheduleAsync(held.Id, _clock.GetUtcNow(), Ann, default)).Should().Be(new OperateReceipt(JobStatus.Completed, Changed: false));
        (await _store.Cancel(Jobs.New().Id)).Should().Be(new OperateReceipt(null, Changed: false));
        (await _store.GetAuditAsync(10, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_retry_begins_the_job_anew_under_a_higher_epoch()
    {
        var held = await _store.AddAndClaim(Jobs.New(queue: "q"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        await _store.SweepAsync(3, 10, default);
        held = (await _store.Claim())[0];
        await _store.Cancel(held.Id);
        await _store.Settle(held, JobVerb.RetryLater);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await _store.RetryAsync(held.Id, Ann, default)).Should().Be(new OperateReceipt(JobStatus.Pending, Changed: true, Queue: "q"));

        (await _store.Read(held.Id)).Should().BeEquivalentTo(new
        {
            Status = JobStatus.Pending,
            Attempt = 0,
            AbandonCount = 0,
            Epoch = 3L,
            DueAt = _clock.GetUtcNow(),
            CancelRequested = false,
            CancelReason = (string?)null,
            FinishedAt = (DateTimeOffset?)null,
        });
        (await _store.Settle(held, JobVerb.Complete)).Outcome.Should().Be(SettleOutcome.LeaseLost);
        (await _store.Claim())[0].Epoch.Should().Be(4);
    }

    [Fact]
    public async Task A_retry_clears_the_reason_of_the_failure()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(held, JobVerb.Fail);

        await _store.RetryAsync(held.Id, Ann, default);

        (await _store.Read(held.Id)).FailureReason.Should().BeNull();
    }

    [Fact]
    public async Task A_retried_job_takes_its_unique_key_back_or_gives_it_up_when_taken()
    {
        var free = Jobs.New() with { UniqueKey = "free" };
        var taken = Jobs.New() with { UniqueKey = "taken" };
        await _store.Add(free, taken);
        await _store.Cancel(free.Id);
        await _store.Cancel(taken.Id);
        var other = Jobs.New() with { UniqueKey = "taken" };
        await _store.Add(other);

        await _store.RetryAsync(free.Id, Ann, default);
        await _store.RetryAsync(taken.Id, Ann, default);

        (await _store.Add(Jobs.New() with { UniqueKey = "free" }))[0].Id.Should().Be(free.Id);
        (await _store.Read(taken.Id)).UniqueKey.Should().BeNull();
        await _store.Cancel(taken.Id);
        (await _store.Add(Jobs.New() with { UniqueKey = "taken" }))[0].Id.Should().Be(other.Id);
    }

    [Fact]
    public async Task A_retried_job_counts_for_its_owner_again()
    {
        var job = Jobs.New() with { Owner = "ann" };
        await _store.Add(job);
        await _store.Cancel(job.Id);
        await _store.RetryAsync(job.Id, Ann, default);

        (await _store.AddOne(Jobs.New() with { Owner = "ann", OwnerLimit = 1 })).Should().Be(EnqueueOutcome.OwnerLimit);
    }

    [Fact]
    public async Task A_retried_job_does_not_expire_again_at_once()
    {
        var job = Jobs.New() with { ExpiresAfter = TimeSpan.FromMinutes(1) };
        await _store.Add(job);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _store.ExpireAsync(10, default);

        await _store.RetryAsync(job.Id, Ann, default);

        (await _store.ExpireAsync(10, default)).Should().BeEmpty();
        (await _store.Claim()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_pending_job_is_moved_to_another_due_time()
    {
        var job = Jobs.New() with { Delay = TimeSpan.FromHours(1) };
        await _store.Add(job);

        (await _store.RescheduleAsync(job.Id, _clock.GetUtcNow().AddTicks(-3), Ann, default))
            .Should().Be(new OperateReceipt(JobStatus.Pending, Changed: true, Queue: "default"));

        (await _store.Claim()).Should().ContainSingle().Which.DueAt.Should().Be(_clock.GetUtcNow().AddTicks(-10));
    }

    [Fact]
    public async Task An_abandoned_job_is_taken_from_its_holder_under_a_higher_epoch()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        (await _store.AbandonAsync(held.Id, 3, Ann, default)).Should().Be(new OperateReceipt(JobStatus.Pending, Changed: true, Queue: "default"));

        (await _store.Read(held.Id)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, Epoch = 2L, Attempt = 0, AbandonCount = 1 });
        (await _store.Settle(held, JobVerb.Complete)).Outcome.Should().Be(SettleOutcome.LeaseLost);
        (await _store.GetAttemptsAsync(held.Id, default)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Verb = JobVerb.Abandon, Epoch = 1L });
    }

    [Fact]
    public async Task A_job_abandoned_too_often_fails_and_one_asked_to_stop_is_cancelled()
    {
        var poison = await _store.AddAndClaim(Jobs.New());
        var unwanted = await _store.AddAndClaim(Jobs.New());
        await _store.Cancel(unwanted.Id);

        (await _store.AbandonAsync(poison.Id, 0, Ann, default)).Settled.Should().BeEquivalentTo(
            new { Status = JobStatus.Failed, FailureReason = JobFailureReason.Abandoned, Verb = JobVerb.Abandon, Epoch = 2L });
        (await _store.AbandonAsync(unwanted.Id, 0, Ann, default)).Settled.Should().BeEquivalentTo(new { Status = JobStatus.Cancelled });
    }

    [Fact]
    public async Task Acts_are_audited_newest_first_and_what_changed_nothing_leaves_none()
    {
        var job = Jobs.New();
        await _store.Add(job);
        await _store.Cancel(job.Id);
        await _store.RetryAsync(job.Id, Ann, default);
        await _store.SetQueueAsync("q", new() { Paused = true, SetsConcurrency = true, Concurrency = 3 }, Ann, default);
        await _store.SetQueueAsync("q", new() { Paused = true }, Ann, default);
        await _store.SetQueueAsync("q", new() { Paused = false }, Ann, default);

        var now = _clock.GetUtcNow();
        (await _store.GetAuditAsync(10, default)).Should().Equal(
            new AuditEntry(now, "ann", "queue.resume", "q", "wrong file", "paused, limit 3", "running, limit 3"),
            new AuditEntry(now, "ann", "queue.pause", "q", "wrong file", "running", "paused, limit 3"),
            new AuditEntry(now, "ann", "job.retry", job.Id.ToString(), "wrong file", "cancelled", "pending"),
            new AuditEntry(now, "ann", "job.cancel", job.Id.ToString(), "wrong file", "pending", "cancelled"));
        (await _store.GetAuditAsync(1, default)).Should().ContainSingle().Which.Action.Should().Be("queue.resume");
    }

    [Fact]
    public async Task Members_of_a_queue_change_that_are_not_set_leave_what_stands()
    {
        await _store.SetQueueAsync("q", new() { Paused = true, SetsConcurrency = true, Concurrency = 3 }, Ann, default);
        await _store.SetQueueAsync("q", new() { Paused = false }, Ann, default);

        (await _store.GetStatisticsAsync(default)).Queues.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Paused = false, Concurrency = 3 });
        await _store.SetQueueAsync("q", new() { SetsConcurrency = true }, Ann, default);
        (await _store.GetStatisticsAsync(default)).Queues.Should().BeEmpty("the queue has neither jobs nor a setting");
    }
}
