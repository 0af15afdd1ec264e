using JobKit.Storage;

namespace JobKit.Tests.Worker;

public sealed class OutageTests
{
    [Fact]
    public async Task Every_loop_outlives_an_outage_and_work_resumes()
    {
        var store = new SwitchedStore(new InMemoryJobStore(TimeProvider.System));
        await using var node = await WorkerNode.StartAsync((job, _, _) => Task.FromResult<string?>(job.Name), store: store.Store);
        (await node.RunToEndAsync(new("before"))).Status.Should().Be(JobStatus.Completed);

        store.Fail(new TimeoutException("the database is away"));
        await WaitUntilAsync(() => store.Refused >= 5);
        store.Fail(null);

        (await node.RunToEndAsync(new("after"))).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task An_outcome_that_could_not_be_written_is_written_once_the_store_is_back()
    {
        var store = new SwitchedStore(new InMemoryJobStore(TimeProvider.System));
        var runs = 0;
        await using var node = await WorkerNode.StartAsync(
            (_, _, _) =>
            {
                Interlocked.Increment(ref runs);
                store.Fail(new TimeoutException("the database is away"));
                return Task.FromResult<string?>("kept");
            },
            store: store.Store);
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));

        await WaitUntilAsync(() => store.Refused >= 3);
        store.Fail(null);

        node.Queue.ReadResult<string>(await node.EndOfAsync(id)).Should().Be("kept");
        runs.Should().Be(1);
    }

    private static async Task WaitUntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(WorkerNode.Patience, TimeProvider.System);
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }
}
