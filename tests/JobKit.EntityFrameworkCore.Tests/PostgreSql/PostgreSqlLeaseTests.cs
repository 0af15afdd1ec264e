using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlLeaseTests
{
    [PostgresFact]
    public async Task An_older_epoch_settles_nothing_whatever_its_verb()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob());
        var stale = (await rig.ClaimAsync(Request(1)))[0];
        await rig.SettleAsync(Settle(stale, JobVerb.Release));
        var holder = (await rig.ClaimAsync(Request(1)))[0];

        foreach (var verb in new[] { JobVerb.Complete, JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze })
        {
            (await rig.SettleAsync(Settle(stale, verb)))[0].Outcome.Should().Be(SettleOutcome.LeaseLost);
        }

        (await rig.SettleAsync(Settle(stale, JobVerb.Release)))[0].Outcome.Should().Be(SettleOutcome.AlreadyApplied);
        (await rig.InSessionAsync(s => rig.Dialect.RenewAsync(s, [stale.Lease, holder.Lease], TimeSpan.FromMinutes(1), default)))
            .Select(receipt => receipt.Held).Should().Equal(false, true);
        (await rig.InSessionAsync(s => rig.Dialect.WriteProgressAsync(s, [new(stale.Id, stale.Epoch, 9, null), new(holder.Id, holder.Epoch, 10, null)], default)))
            .Should().Equal(false, true);
        (await rig.SettleAsync(Settle(holder, JobVerb.Complete)))[0].Outcome.Should().Be(SettleOutcome.Accepted);
    }

    [PostgresFact]
    public async Task A_renewal_never_shortens_a_lease()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob());
        var job = (await rig.ClaimAsync(Request(1) with { LeaseDuration = TimeSpan.FromHours(1) }))[0];

        await rig.InSessionAsync(session => rig.Dialect.RenewAsync(session, [job.Lease], TimeSpan.FromSeconds(1), default));

        (await rig.ReadAsync<bool>($"SELECT lease_until > now() + interval '50 minutes' FROM {Names.Jobs}")).Should().BeTrue();
    }

    [PostgresFact]
    public async Task Every_outcome_but_a_success_leaves_its_attempt()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync([.. Enumerable.Range(0, 5).Select(_ => NewJob())]);
        var jobs = await rig.ClaimAsync(Request(5));
        JobVerb[] verbs = [JobVerb.Complete, JobVerb.RetryLater, JobVerb.Fail, JobVerb.Snooze, JobVerb.Release];

        await rig.SettleAsync([.. jobs.Select((job, i) => Settle(job, verbs[i], TimeSpan.FromHours(1), new("Bang", "it broke")))]);

        (await rig.ReadAsync<short[]>($"SELECT array_agg(verb ORDER BY verb) FROM {Names.Attempts} WHERE worker_id = 'worker' AND error_message = 'it broke'"))
            .Should().Equal(verbs[1..].Select(verb => (short)verb));
        (await rig.ReadAsync<short[]>($"SELECT array_agg(status ORDER BY id) FROM {Names.Jobs}")).Should().Equal(2, 0, 3, 0, 0);
        (await rig.ReadAsync<int[]>($"SELECT array_agg(attempt ORDER BY id) FROM {Names.Jobs}")).Should().Equal(1, 1, 1, 0, 0);
    }

    [PostgresFact]
    public async Task A_sweep_takes_ended_leases_alone_and_fails_those_abandoned_too_often()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob(), NewJob(queue: "other"), NewJob());
        var alive = (await rig.ClaimAsync(Request(1)))[0];
        var ended = await rig.ClaimAsync(Request(5) with { Queues = [], LeaseDuration = TimeSpan.Zero });
        await rig.RunAsync($"UPDATE {Names.Jobs} SET abandon_count = 3 WHERE queue = 'other'");

        var result = await rig.InSessionAsync(session => rig.Dialect.SweepAsync(session, 3, 10, default));

        ended.Should().HaveCount(2);
        result.Swept.Should().Be(2);
        result.Queues.Should().Equal(Queue);
        result.Settled.Should().ContainSingle().Which.FailureReason.Should().Be(JobFailureReason.Abandoned);
        (await rig.SettleAsync(Settle(alive, JobVerb.Complete)))[0].Outcome.Should().Be(SettleOutcome.Accepted);
        (await rig.SettleAsync([.. ended.Select(job => Settle(job, JobVerb.Complete))])).Should().OnlyContain(r => r.Outcome == SettleOutcome.LeaseLost);
    }

    [PostgresFact]
    public async Task A_sweep_neither_waits_for_a_renewal_nor_takes_its_job()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob());
        var job = (await rig.ClaimAsync(Request(1) with { LeaseDuration = TimeSpan.Zero }))[0];
        await using var holders = await rig.OpenAsync();
        await using var renewal = await holders.BeginTransactionAsync();
        await rig.Dialect.RenewAsync(new(rig.Dialect, holders, renewal), [job.Lease], TimeSpan.FromMinutes(1), default);

        var during = await rig.InSessionAsync(session => rig.Dialect.SweepAsync(session, 3, 10, default));
        await renewal.CommitAsync();
        var after = await rig.InSessionAsync(session => rig.Dialect.SweepAsync(session, 3, 10, default));

        (during.Swept, after.Swept).Should().Be((0, 0));
        (await rig.SettleAsync(Settle(job, JobVerb.Complete)))[0].Outcome.Should().Be(SettleOutcome.Accepted);
    }

    [PostgresFact]
    public async Task A_renewal_does_not_wait_for_a_sweep_and_finds_its_lease_lost_after_it()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob());
        var job = (await rig.ClaimAsync(Request(1) with { LeaseDuration = TimeSpan.Zero }))[0];
        await using var sweepers = await rig.OpenAsync();
        await using var sweep = await sweepers.BeginTransactionAsync();
        (await rig.Dialect.SweepAsync(new(rig.Dialect, sweepers, sweep), 3, 10, default)).Swept.Should().Be(1);

        var during = await RenewAsync(rig, job.Lease);
        await sweep.CommitAsync();
        var after = await RenewAsync(rig, job.Lease);

        during.Should().Equal(new RenewReceipt(job.Id, Held: true, CancelRequested: false, Extended: false));
        after[0].Held.Should().BeFalse();
    }

    [PostgresFact]
    public async Task A_job_that_somebody_has_locked_keeps_no_other_from_its_renewal()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob(), NewJob(), NewJob());
        var jobs = await rig.ClaimAsync(Request(3));
        await rig.RunAsync($"UPDATE {Names.Jobs} SET cancel_requested = true WHERE id = '{jobs[0].Id}'");
        await using var somebody = await rig.OpenAsync();
        await using var transaction = await somebody.BeginTransactionAsync();
        await RunAsync(somebody, $"SELECT 1 FROM {Names.Jobs} WHERE id IN ('{jobs[0].Id}', '{jobs[1].Id}') FOR UPDATE");

        var receipts = await RenewAsync(rig, jobs[0].Lease, jobs[1].Lease with { Epoch = 9 }, jobs[2].Lease);

        receipts.Should().Equal(
            new RenewReceipt(jobs[0].Id, Held: true, CancelRequested: true, Extended: false),
            new RenewReceipt(jobs[1].Id, Held: false, CancelRequested: false),
            new RenewReceipt(jobs[2].Id, Held: true, CancelRequested: false));
        (await rig.ReadAsync<Guid[]>($"SELECT array_agg(id) FROM {Names.Jobs} WHERE lease_until > now() + interval '50 seconds'"))
            .Should().Equal(jobs[2].Id.Value);
    }

    [PostgresFact]
    public async Task A_job_that_somebody_has_locked_keeps_its_progress_and_no_other_from_its_own()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob(), NewJob(), NewJob());
        var jobs = await rig.ClaimAsync(Request(3));
        await using var somebody = await rig.OpenAsync();
        await using var transaction = await somebody.BeginTransactionAsync();
        await RunAsync(somebody, $"SELECT 1 FROM {Names.Jobs} WHERE id IN ('{jobs[0].Id}', '{jobs[1].Id}') FOR UPDATE");

        // Given up after a second, should it wait.
        await using var ours = await rig.OpenAsync(";Command Timeout=1");
        var held = await rig.Dialect.WriteProgressAsync(
            new(rig.Dialect, ours, null), [new(jobs[0].Id, 1, 50, null), new(jobs[1].Id, 9, 50, null), new(jobs[2].Id, 1, 50, null)], default);

        held.Should().Equal(true, false, true);
        (await rig.ReadAsync<Guid[]>($"SELECT array_agg(id) FROM {Names.Jobs} WHERE progress = 50")).Should().Equal(jobs[2].Id.Value);
    }

    [PostgresTheory]
    [InlineData("+ interval '1 hour'", 1)]
    [InlineData("- interval '1 hour'", 0)]
    public async Task The_stores_clock_alone_says_whether_a_lease_has_ended(string offset, int swept)
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob());
        await rig.ClaimAsync(Request(1));
        var stepped = new PostgreSqlDialect(Names, $"({PostgreSqlText.Clock} {offset})");

        (await rig.InSessionAsync(session => stepped.SweepAsync(session, 3, 10, default))).Swept.Should().Be(swept);
    }

    private static Task<IReadOnlyList<RenewReceipt>> RenewAsync(PostgreSqlRig rig, params JobLease[] leases) =>
        rig.InSessionAsync(session => rig.Dialect.RenewAsync(session, leases, TimeSpan.FromMinutes(1), default));
}
