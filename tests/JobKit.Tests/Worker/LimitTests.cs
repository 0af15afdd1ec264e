namespace JobKit.Tests.Worker;

public sealed class LimitTests
{
    [Fact]
    public async Task A_node_runs_no_more_jobs_at_once_than_it_has_slots() =>
        (await MostAtOnceAsync(jobs => jobs.ConfigureWorker(worker => worker.Concurrency = 3), new())).Should().Be(3);

    [Fact]
    public async Task A_queue_can_have_a_lower_limit_of_its_own_on_a_node() =>
        (await MostAtOnceAsync(jobs => jobs.ConfigureQueue("narrow", queue => queue.Concurrency = 2), new() { Queue = "narrow" })).Should().Be(2);

    [Fact]
    public async Task Jobs_with_one_limit_key_run_one_after_the_other() =>
        (await MostAtOnceAsync(_ => { }, new() { LimitKey = "printer" })).Should().Be(1);

    [Fact]
    public async Task A_paused_queue_is_left_alone_until_it_is_resumed()
    {
        await using var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>(null));
        await node.Operator.PauseQueueAsync("slow", new("ann"));
        var paused = await node.Queue.EnqueueAsync(new Scripted("x"), new() { Queue = "slow" });
        await node.RunToEndAsync(new("other"));
        (await node.Queue.GetAsync(paused))!.Status.Should().Be(JobStatus.Pending);

        await node.Operator.ResumeQueueAsync("slow", new("ann"));

        (await node.EndOfAsync(paused)).Status.Should().Be(JobStatus.Completed);
    }

    /// <summary>Runs twelve jobs that each wait until as many run together as ever will, and gives the most seen at once.</summary>
    private static async Task<int> MostAtOnceAsync(Action<Microsoft.Extensions.DependencyInjection.IBackgroundJobsBuilder> configure, EnqueueOptions options)
    {
        var gate = new Lock();
        int now = 0, most = 0;
        await using var node = await WorkerNode.StartAsync(
            async (_, _, ct) =>
            {
                lock (gate)
                    most = Math.Max(most, ++now);
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, ct);
                lock (gate)
                    now--;
                return null;
            },
            configure);
        var ids = new List<JobId>();
        for (var i = 0; i < 12; i++)
            ids.Add(await node.Queue.EnqueueAsync(new Scripted($"{i}"), options));
        foreach (var id in ids)
            await node.EndOfAsync(id);
        return most;
    }
}
