using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemorySettleTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _store;

    public InMemorySettleTests() => _store = new(_clock);

    public static TheoryData<JobVerb> Unfinished => [JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze, JobVerb.Release];

    [Fact]
    public async Task A_completed_job_has_its_result_and_full_progress()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        _clock.Advance(TimeSpan.FromSeconds(3));

        var receipt = await _store.Settle(held, JobVerb.Complete, result: "42");

        receipt.Should().Be(new SettleReceipt(held.Id, SettleOutcome.Accepted, JobStatus.Completed, _clock.GetUtcNow()));
        var job = await _store.Read(held.Id);
        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Result = "42", Progress = 100, Attempt = 1, FinishedAt = _clock.GetUtcNow() });
        job.WorkerId.Should().BeNull();
        job.LeaseUntil.Should().BeNull();
    }

    [Fact]
    public async Task A_failure_with_attempts_left_waits_for_its_delay()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        await _store.Settle(held, JobVerb.RetryLater, TimeSpan.FromMinutes(1), error: new("E", "no"));

        var job = await _store.Read(held.Id);
        job.Should().BeEquivalentTo(new { Status = JobStatus.Pending, Attempt = 1, DueAt = _clock.GetUtcNow().AddMinutes(1), Error = new JobError("E", "no") });
        (await _store.Claim()).Should().BeEmpty();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await _store.Claim()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Attempt = 2, Epoch = 2L });
    }

    [Fact]
    public async Task A_failure_for_good_says_why()
    {
        var held = await _store.AddAndClaim(Jobs.New());

        await _store.Settle(held, JobVerb.Fail, error: new("E", "never"));

        (await _store.Read(held.Id)).Should().BeEquivalentTo(
            new { Status = JobStatus.Failed, FailureReason = JobFailureReason.Rejected, Error = new JobError("E", "never"), FinishedAt = _clock.GetUtcNow() });
    }

    [Theory]
    [InlineData(JobVerb.Snooze, 60)]
    [InlineData(JobVerb.Release, 0)]
    public async Task Snooze_and_release_give_the_attempt_back_but_not_the_epoch(JobVerb verb, int delay)
    {
        var held = await _store.AddAndClaim(Jobs.New());

        await _store.Settle(held, verb, TimeSpan.FromSeconds(delay));

        (await _store.Read(held.Id)).Should().BeEquivalentTo(
            new { Status = JobStatus.Pending, Attempt = 0, Epoch = 1L, DueAt = held.DueAt.AddSeconds(delay) });
    }

    [Fact]
    public async Task A_stale_epoch_writes_nothing()
    {
        var stale = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(stale, JobVerb.Release);
        var held = (await _store.Claim())[0];
        var before = await _store.Read(held.Id);

        (await _store.Settle(stale, JobVerb.Complete, result: "1")).Outcome.Should().Be(SettleOutcome.LeaseLost);
        (await _store.RenewAsync([stale.Lease], TimeSpan.FromHours(1), default))[0].Held.Should().BeFalse();
        (await _store.WriteProgressAsync([new(stale.Id, stale.Epoch, 50, "x")], default)).Should().Equal(false);
        (await _store.WriteCheckpointAsync(stale.Lease, "{}", default)).Should().BeFalse();
        (await _store.EnqueueChildrenAsync(stale.Lease, [Jobs.New()], default)).Should().BeNull();

        (await _store.Read(held.Id)).Should().BeEquivalentTo(before);
        (await _store.ListAsync(new(), default)).Jobs.Should().ContainSingle();
    }

    [Fact]
    public async Task A_repeated_settlement_is_known_and_another_outcome_is_refused()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(held, JobVerb.Complete, result: "1");

        (await _store.Settle(held, JobVerb.Complete, result: "1")).Should().Be(
            new SettleReceipt(held.Id, SettleOutcome.AlreadyApplied, JobStatus.Completed, null));
        (await _store.Settle(held, JobVerb.Fail)).Outcome.Should().Be(SettleOutcome.LeaseLost);
    }

    [Fact]
    public async Task A_repeated_release_is_known_although_the_job_runs_again()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(held, JobVerb.Release);
        await _store.Claim();

        (await _store.Settle(held, JobVerb.Release)).Should().Be(
            new SettleReceipt(held.Id, SettleOutcome.AlreadyApplied, JobStatus.Processing, null));
    }

    [Fact]
    public async Task An_unknown_job_is_lost_without_a_status()
    {
        var settlement = new Settlement { JobId = Jobs.New().Id, Epoch = 1, Verb = JobVerb.Complete };

        (await _store.SettleAsync([settlement], default)).Should().Equal(new SettleReceipt(settlement.JobId, SettleOutcome.LeaseLost, null, null));
    }

    [Theory]
    [MemberData(nameof(Unfinished))]
    public async Task What_does_not_complete_under_a_cancel_request_is_cancelled(JobVerb verb)
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Cancel(held.Id);

        (await _store.Settle(held, verb, TimeSpan.FromMinutes(1))).Status.Should().Be(JobStatus.Cancelled);

        (await _store.Read(held.Id)).Should().BeEquivalentTo(
            new { Status = JobStatus.Cancelled, FinishedAt = _clock.GetUtcNow(), FailureReason = (JobFailureReason?)null });
    }

    [Fact]
    public async Task A_completion_is_kept_under_a_cancel_request()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Cancel(held.Id);

        (await _store.Settle(held, JobVerb.Complete, result: "1")).Should().BeEquivalentTo(
            new { Outcome = SettleOutcome.Accepted, Status = JobStatus.Completed });
    }

    [Fact]
    public async Task Each_settlement_of_a_call_is_answered_on_its_own()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        var good = new Settlement { JobId = held.Id, Epoch = held.Epoch, Verb = JobVerb.Complete };

        var receipts = await _store.SettleAsync([good with { Epoch = 7 }, good, good], default);

        receipts.Select(receipt => receipt.Outcome).Should().Equal(SettleOutcome.LeaseLost, SettleOutcome.Accepted, SettleOutcome.AlreadyApplied);
    }

    [Fact]
    public async Task A_verb_that_does_not_settle_is_refused_before_anything_is_written()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        var good = new Settlement { JobId = held.Id, Epoch = held.Epoch, Verb = JobVerb.Complete };

        var act = () => _store.SettleAsync([good, good with { Verb = JobVerb.Prune }], default);

        await act.Should().ThrowAsync<ArgumentOutOfRangeException>();
        (await _store.Read(held.Id)).Status.Should().Be(JobStatus.Processing);
    }

    [Fact]
    public async Task Attempts_that_did_not_succeed_are_kept_and_the_one_that_did_is_not()
    {
        var held = await _store.AddAndClaim(Jobs.New());
        await _store.Settle(held, JobVerb.RetryLater, error: new("E", "no"));
        held = (await _store.Claim())[0];
        await _store.Settle(held, JobVerb.Release);
        held = (await _store.Claim())[0];
        await _store.Settle(held, JobVerb.Complete);

        var now = _clock.GetUtcNow();
        (await _store.GetAttemptsAsync(held.Id, default)).Should().Equal(
            new JobAttempt(held.Id, 1, 1, "worker", now, now, JobVerb.RetryLater, new("E", "no")),
            new JobAttempt(held.Id, 2, 2, "worker", now, now, JobVerb.Release, null));
    }
}
