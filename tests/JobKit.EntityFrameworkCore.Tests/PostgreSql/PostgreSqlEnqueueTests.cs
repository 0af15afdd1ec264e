using System.Transactions;
using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlRig;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlEnqueueTests
{
    [PostgresFact]
    public async Task A_repeated_job_is_a_success_and_another_content_under_its_id_a_conflict()
    {
        var rig = await StartAsync();
        var job = NewJob();

        var answers = await rig.EnqueueAsync(job, job, job with { ContentHash = new string('b', 64) });

        answers.Select(answer => answer.Outcome).Should().Equal(EnqueueOutcome.Stored, EnqueueOutcome.AlreadyStored, EnqueueOutcome.Conflict);
        (await rig.ReadAsync<long>($"SELECT count(*) FROM {Names.Jobs}")).Should().Be(1);
    }

    [PostgresFact]
    public async Task A_refused_job_takes_its_batch_along_and_leaves_the_callers_transaction_usable()
    {
        var rig = await StartAsync();
        var taken = NewJob();
        await rig.EnqueueAsync(taken);
        await using var connection = await rig.OpenAsync();
        await using var callers = await connection.BeginTransactionAsync();
        var session = new StoreSession(rig.Dialect, connection, callers);
        var before = NewJob();
        await rig.Dialect.EnqueueAsync(session, [before], EnqueueMode.EachAlone, default);

        var answers = await rig.Dialect.EnqueueAsync(
            session, [NewJob(), taken with { ContentHash = new string('b', 64) }], EnqueueMode.AllOrNone, default);
        await callers.CommitAsync();

        answers[1].Outcome.Should().Be(EnqueueOutcome.Conflict);
        (await rig.ClaimAsync(Request(10))).Select(job => job.Id).Should().BeEquivalentTo([taken.Id, before.Id]);
    }

    [PostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_loser_of_a_unique_key_gets_the_winner_or_takes_its_place_when_it_rolls_back(bool commits)
    {
        var rig = await StartAsync();
        var winner = NewJob(uniqueKey: "key");
        var loser = NewJob(uniqueKey: "key");
        await using var one = await rig.OpenAsync();
        await using var first = await one.BeginTransactionAsync();
        await rig.Dialect.EnqueueAsync(new(rig.Dialect, one, first), [winner], EnqueueMode.EachAlone, default);
        await using var other = await rig.OpenAsync();

        var second = rig.Dialect.EnqueueAsync(new(rig.Dialect, other, null), [loser], EnqueueMode.EachAlone, default);
        await rig.UntilBlockedAsync(other.ProcessID);
        await (commits ? first.CommitAsync() : first.RollbackAsync());

        (await second).Should().Equal(commits
            ? new EnqueueReceipt(winner.Id, EnqueueOutcome.UniqueKeyHeld)
            : new EnqueueReceipt(loser.Id, EnqueueOutcome.Stored));
    }

    [PostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_in_an_ambient_transaction_shares_its_fate(bool completes)
    {
        var rig = await StartAsync();
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            var answers = await rig.InSessionAsync(s => rig.Dialect.EnqueueAsync(s, [NewJob(), NewJob()], EnqueueMode.AllOrNone, default));
            answers.Should().OnlyContain(answer => answer.Outcome == EnqueueOutcome.Stored);
            if (completes)
            {
                scope.Complete();
            }
        }

        (await rig.ReadAsync<long>($"SELECT count(*) FROM {Names.Jobs}")).Should().Be(completes ? 2 : 0);
    }

    [PostgresFact]
    public async Task A_unique_key_is_free_again_when_its_job_has_ended()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob(uniqueKey: "key"));
        await rig.SettleAsync(Settle((await rig.ClaimAsync(Request(1)))[0], JobVerb.Complete));

        (await rig.EnqueueAsync(NewJob(uniqueKey: "key")))[0].Outcome.Should().Be(EnqueueOutcome.Stored);
    }

    [PostgresFact]
    public async Task Of_a_hundred_starts_at_once_an_owner_gets_as_many_as_the_limit()
    {
        var rig = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => rig.EnqueueAsync(NewJob(owner: "ann", ownerLimit: 3)))));

        answers.Count(answer => answer[0].Outcome == EnqueueOutcome.Stored).Should().Be(3);
        answers.Count(answer => answer[0].Outcome == EnqueueOutcome.OwnerLimit).Should().Be(97);
        (await rig.ReadAsync<long>($"SELECT count(*) FROM {Names.Jobs}")).Should().Be(3);
    }

    [PostgresFact]
    public async Task An_owner_at_the_limit_may_repeat_what_it_has_and_others_are_not_held_up()
    {
        var rig = await StartAsync();
        var first = NewJob(owner: "ann", ownerLimit: 1);
        await rig.EnqueueAsync(first);

        var answers = await rig.EnqueueAsync(first, NewJob(owner: "ann", ownerLimit: 1), NewJob(owner: "bob", ownerLimit: 1), NewJob());

        answers.Select(answer => answer.Outcome).Should().Equal(
            EnqueueOutcome.AlreadyStored, EnqueueOutcome.OwnerLimit, EnqueueOutcome.Stored, EnqueueOutcome.Stored);
    }

    [PostgresFact]
    public async Task Children_of_a_lost_lease_are_not_written()
    {
        var rig = await StartAsync();
        await rig.EnqueueAsync(NewJob());
        var parent = (await rig.ClaimAsync(Request(1)))[0];
        var stale = parent.Lease with { Epoch = parent.Epoch - 1 };

        var refused = await rig.InSessionAsync(session => rig.Dialect.EnqueueChildrenAsync(session, stale, [NewJob()], default));
        var written = await rig.InSessionAsync(session => rig.Dialect.EnqueueChildrenAsync(session, parent.Lease, [NewJob(), NewJob()], default));

        refused.Should().BeNull();
        written.Should().HaveCount(2);
        (await rig.ReadAsync<long>($"SELECT count(*) FROM {Names.Jobs}")).Should().Be(3);
    }
}
