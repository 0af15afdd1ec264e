using System.Transactions;
using JobKit.Storage;

namespace JobKit.Tests.Enqueue;

public sealed class EnqueueWriterTests
{
    private readonly RecordingBell _bell = new();

    [Fact]
    public async Task In_an_ambient_transaction_a_job_is_written_alone_and_wakes_at_the_commit()
    {
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            var mode = await WriteAsync(joins: true);
            mode.Should().Be(EnqueueMode.AllOrNone);
            _bell.Woken.Should().BeEmpty("nobody sees the job before the commit");
            scope.Complete();
        }

        _bell.Woken.Should().Equal("default");
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_wakes_nobody()
    {
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await WriteAsync(joins: true);
        }

        _bell.Woken.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_the_store_does_not_join_the_job_goes_with_the_others_and_wakes_at_once()
    {
        (await WriteAsync(joins: false)).Should().Be(EnqueueMode.EachAlone);

        _bell.Woken.Should().Equal("default");
    }

    [Fact]
    public async Task Many_jobs_are_one_write_and_wake_their_queue_once()
    {
        var store = new GatedEnqueueStore();
        var wakes = SomeJob.Wakes(_bell);
        var call = new EnqueueWriter(store, SomeJob.Statement(store), new(SomeJob.Statement(store), wakes), wakes).WriteManyAsync(SomeJob.Many(5000), default);
        var write = await store.NextAsync();
        write.Go();

        (await call).Should().HaveCount(5000);
        write.Mode.Should().Be(EnqueueMode.AllOrNone);
        _bell.Woken.Should().Equal("default");
    }

    [Fact]
    public async Task A_refused_batch_wakes_nobody()
    {
        var store = new GatedEnqueueStore();
        var wakes = SomeJob.Wakes(_bell);
        var jobs = SomeJob.Many(2);
        var call = new EnqueueWriter(store, SomeJob.Statement(store), new(SomeJob.Statement(store), wakes), wakes).WriteManyAsync(jobs, default);
        (await store.NextAsync()).Go(refused: jobs[1].Id);

        (await call).Should().Contain(receipt => receipt.IsRefused);
        _bell.Woken.Should().BeEmpty();
    }

    private async Task<EnqueueMode> WriteAsync(bool joins)
    {
        var store = new GatedEnqueueStore { JoinsAmbientTransaction = joins };
        var wakes = SomeJob.Wakes(_bell);
        var call = new EnqueueWriter(store, SomeJob.Statement(store), new(SomeJob.Statement(store), wakes), wakes).WriteAsync(SomeJob.New(), default);
        var write = await store.NextAsync();
        write.Go();
        await call;
        return write.Mode;
    }
}
