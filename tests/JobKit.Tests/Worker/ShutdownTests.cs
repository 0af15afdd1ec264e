using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Worker;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_running_job_is_told_to_stop_and_handed_back_with_its_attempt_uncharged()
    {
        var running = new Signal();
        await using var node = await WorkerNode.StartAsync(async (_, _, ct) =>
        {
            running.Set();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return null;
        });
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();

        await node.StopAsync();

        var job = await node.Store.GetAsync(id, owner: null, CancellationToken.None);
        job.Should().Match<Job>(j => j.Status == JobStatus.Pending && j.Attempt == 0 && j.Epoch == 1 && j.WorkerId == null);
    }

    [Fact]
    public async Task A_job_whose_handler_is_deaf_is_handed_back_all_the_same()
    {
        var running = new Signal();
        var release = new Signal();
        await using var node = await WorkerNode.StartAsync(async (_, _, _) =>
        {
            running.Set();
            await release.WaitAsync();
            return "late";
        });
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();

        await node.StopAsync();
        release.Set();

        (await node.Store.GetAsync(id, owner: null, CancellationToken.None))!.Status.Should().Be(JobStatus.Pending);
    }

    [Fact]
    public async Task A_job_that_ends_within_the_grace_is_settled()
    {
        var running = new Signal();
        var release = new Signal();
        await using var node = await WorkerNode.StartAsync(
            async (_, _, ct) =>
            {
                running.Set();
                await release.WaitAsync();
                ct.IsCancellationRequested.Should().BeFalse("the grace is not over");
                return "in time";
            },
            jobs => jobs.ConfigureWorker(worker => worker.ShutdownGrace = TimeSpan.FromMinutes(5)));
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();

        var stopping = node.StopAsync();
        release.Set();
        await stopping;

        (await node.Store.GetAsync(id, owner: null, CancellationToken.None))!.Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_claim_that_is_under_way_is_not_cancelled_by_a_shutdown()
    {
        var inner = new InMemoryJobStore(TimeProvider.System);
        var claiming = new Signal();
        var tokens = new List<bool>();
        var store = new SwitchedStore(inner)
        {
            CalledWith = (call, arguments) =>
            {
                if (call == nameof(IJobStore.ClaimAsync))
                {
                    tokens.Add(((CancellationToken)arguments[1]!).CanBeCanceled);
                    claiming.Set();
                }
            },
        };
        await using var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>(null), store: store.Store);
        await claiming.WaitAsync();

        await node.StopAsync().Soon();

        tokens.Should().NotBeEmpty().And.NotContain(true, "a cancelled claim may have been carried out");
    }

    [Fact]
    public async Task A_worker_whose_database_never_answers_ends_all_the_same()
    {
        var store = new SwitchedStore(new InMemoryJobStore(TimeProvider.System));
        var running = new Signal();
        var release = new Signal();
        var node = await WorkerNode.StartAsync(
            async (_, context, _) =>
            {
                await context.ReportProgressAsync(10);
                running.Set();
                await release.WaitAsync();
                return null;
            },
            store: store.Store);
        await node.Queue.EnqueueAsync(new Scripted("x"));
        await running.WaitAsync();
        store.Hang();

        await node.StopAsync().Soon();
        release.Set();
    }

    [Fact]
    public async Task A_worker_that_is_switched_off_claims_nothing()
    {
        await using var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>(null), jobs => jobs.ConfigureWorker(worker => worker.Enabled = false));
        var id = await node.Queue.EnqueueAsync(new Scripted("x"));

        await node.StopAsync();

        (await node.Store.GetAsync(id, owner: null, CancellationToken.None))!.Epoch.Should().Be(0);
    }

    [Fact]
    public async Task Stopping_it_again_after_its_end_is_harmless()
    {
        var node = await WorkerNode.StartAsync((_, _, _) => Task.FromResult<string?>(null));
        var worker = node.Services.GetServices<IHostedService>().OfType<JobWorker>().Single();
        await node.DisposeAsync();

        var again = () => worker.StopAsync(CancellationToken.None);

        await again.Should().NotThrowAsync("a host that is stopped from one side and disposed from another asks twice");
    }
}
