using JobKit.Storage;

namespace JobKit.Tests.Worker;

public sealed class RenewalThreadTests
{
    [Fact]
    public async Task Leases_are_renewed_on_a_thread_that_no_handler_can_take()
    {
        var fromPool = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new SwitchedStore(new InMemoryJobStore(TimeProvider.System))
        {
            Called = call =>
            {
                if (call == nameof(IJobStore.RenewAsync))
                    fromPool.TrySetResult(Thread.CurrentThread.IsThreadPoolThread);
            },
        };
        await using var node = await WorkerNode.StartAsync(
            async (_, _, _) => (await fromPool.Task).ToString(),
            jobs => jobs.ConfigureWorker(worker =>
            {
                worker.LeaseDuration = TimeSpan.FromSeconds(1);
                worker.RenewInterval = TimeSpan.FromSeconds(0.2);
            }),
            store: store.Store);

        var job = await node.RunToEndAsync(new("held until it is renewed"));

        node.Queue.ReadResult<string>(job).Should().Be(bool.FalseString);
    }
}
