using System.Transactions;
using JobKit.Storage;
using JobKit.Testing;

namespace JobKit.Tests.Storage;

public sealed class InMemoryAmbientTests
{
    private readonly InMemoryJobStore _store = new(new ManualTimeProvider());

    [Fact]
    public async Task Jobs_of_an_ambient_transaction_are_seen_at_its_commit()
    {
        var job = Jobs.New();
        using (var scope = Scope())
        {
            _store.JoinsAmbientTransaction.Should().BeTrue();
            (await _store.AddOne(job)).Should().Be(EnqueueOutcome.Stored);
            (await _store.Claim()).Should().BeEmpty();
            (await _store.GetAsync(job.Id, null, default)).Should().BeNull();
            (await _store.ListAsync(new(), default)).Jobs.Should().BeEmpty();
            scope.Complete();
        }

        _store.JoinsAmbientTransaction.Should().BeFalse();
        (await _store.Claim()).Should().ContainSingle().Which.Id.Should().Be(job.Id);
    }

    [Fact]
    public async Task Jobs_of_a_rolled_back_transaction_leave_nothing_behind()
    {
        var job = Jobs.New() with { UniqueKey = "k", Owner = "ann", OwnerLimit = 1 };
        using (Scope())
        {
            await _store.Add(job);
        }

        (await _store.GetAsync(job.Id, null, default)).Should().BeNull();
        (await _store.AddOne(job with { ContentHash = "other" })).Should().Be(EnqueueOutcome.Stored);
    }

    [Fact]
    public async Task Several_calls_in_one_transaction_see_each_other()
    {
        using var scope = Scope();
        var job = Jobs.New() with { UniqueKey = "k" };
        await _store.Add(job);

        (await _store.AddOne(job)).Should().Be(EnqueueOutcome.AlreadyStored);
        (await _store.Add(Jobs.New() with { UniqueKey = "k" })).Should().Equal(new EnqueueReceipt(job.Id, EnqueueOutcome.UniqueKeyHeld));
        scope.Complete();
    }

    [Theory]
    [InlineData(true, EnqueueOutcome.UniqueKeyHeld)]
    [InlineData(false, EnqueueOutcome.Stored)]
    public async Task Who_meets_a_key_of_an_open_transaction_waits_for_its_end(bool commits, EnqueueOutcome expected)
    {
        using var transaction = new CommittableTransaction();
        using (var scope = new TransactionScope(transaction, TransactionScopeAsyncFlowOption.Enabled))
        {
            await _store.Add(Jobs.New() with { UniqueKey = "k" });
            scope.Complete();
        }

        var waiting = _store.AddOne(Jobs.New() with { UniqueKey = "k" });
        waiting.IsCompleted.Should().BeFalse();
        if (commits)
        {
            transaction.Commit();
        }
        else
        {
            transaction.Rollback();
        }

        (await waiting.Soon()).Should().Be(expected);
    }

    private static TransactionScope Scope() => new(TransactionScopeAsyncFlowOption.Enabled);
}
