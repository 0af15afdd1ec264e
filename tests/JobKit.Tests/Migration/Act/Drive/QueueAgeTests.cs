using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Worker;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationSide;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class QueueAgeTests : IAsyncLifetime
{
    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => _app.BeginAsync(Canary, 5);

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task Jobs_of_the_rollout_that_wait_too_long_on_three_looks_roll_it_back()
    {
        var node = _app.Node();
        await WaitingAsync("stories", Stamp());

        await node.TickAsync();
        await node.TickAsync();
        (await _app.ReadAsync()).Stage.Should().Be(Canary);
        await node.TickAsync();

        (await _app.ReadAsync()).Stage.Should().Be(RolledBack);
        (await _app.NewestEventAsync()).Reason.Should().Be("QueueAge");
    }

    [Fact]
    public async Task A_look_in_between_at_which_nobody_waits_begins_the_count_anew()
    {
        var node = _app.Node();
        var job = await WaitingAsync("stories", Stamp());
        await node.TickAsync();
        await node.TickAsync();
        await node.Operator.RescheduleAsync(job, _app.Clock.GetUtcNow(), Some.Alice, default);
        await node.TickAsync();
        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        await node.TickAsync();
        await node.TickAsync();

        (await _app.ReadAsync()).Stage.Should().Be(Canary);
    }

    [Theory]
    [InlineData("jobkit-system", true, 1)]
    [InlineData("bulk", false, 1)]
    [InlineData("stories", true, 0)]
    public async Task Jobs_that_no_user_of_the_rollout_waits_for_do_not(string queue, bool stamped, long epoch)
    {
        var node = _app.Node();
        await WaitingAsync(queue, stamped ? Stamp(epoch: epoch) : null);
        await WaitingAsync(queue, Stamp("image"));

        await LookOftenAsync(node);

        (await _app.ReadAsync()).Stage.Should().Be(Canary);
    }

    [Fact]
    public async Task Jobs_of_a_paused_queue_do_not()
    {
        var node = _app.Node();
        await WaitingAsync("stories", Stamp());
        await node.Operator.PauseQueueAsync("stories", Some.Alice, default);

        await LookOftenAsync(node);

        (await _app.ReadAsync()).Stage.Should().Be(Canary);
    }

    [Fact]
    public async Task Old_jobs_that_are_not_due_do_not()
    {
        var node = _app.Node();
        await WaitingAsync("stories", null);
        await WaitingAsync("stories", Stamp(), TimeSpan.FromHours(1));

        await LookOftenAsync(node);

        (await _app.ReadAsync()).Stage.Should().Be(Canary);
    }

    [Fact]
    public async Task Among_many_others_jobs_they_are_found()
    {
        var node = _app.Node();
        await WaitingAsync("stories", Stamp());
        await _app.Jobs.EnqueueAsync([.. Enumerable.Range(0, 3 * StampedJobs.PageSize).Select(_ => Job("stories", null))], EnqueueMode.EachAlone, default);
        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        await LookOftenAsync(node);

        (await _app.ReadAsync()).Stage.Should().Be(RolledBack);
    }

    [Fact]
    public async Task Statistics_that_hang_keep_no_verdict_from_being_given()
    {
        var node = _app.Node(it => it.Services.AddSingleton<IJobQueryStore>(new HangingStatistics(_app.Jobs)));
        await node.Reader.RefreshAsync(default);
        node.Serve(Candidate, 50, failed: 50);
        await node.FlushAsync();

        await node.Loop.StartAsync(default);

        await Pump.UntilAsync(_app.Clock, TimeSpan.FromSeconds(1), async () => (await _app.ReadAsync()).Stage == RolledBack);
    }

    private async Task<JobId> WaitingAsync(string queue, string? metadata, TimeSpan delay = default)
    {
        var job = Job(queue, metadata) with { Delay = delay };
        await _app.Jobs.EnqueueAsync([job], EnqueueMode.EachAlone, default);
        _app.Clock.Advance(TimeSpan.FromMinutes(6));
        return job.Id;
    }

    private static NewJob Job(string queue, string? metadata) =>
        new() { Id = JobId.New(), Type = "t", Queue = queue, Payload = "{}", ContentHash = "x", Metadata = metadata };

    private static string Stamp(string key = Some.Key, long epoch = 1) => Rollback.RollbackApp.Stamp(key, epoch);

    private static async Task LookOftenAsync(RolloutAppNode node)
    {
        for (var look = 0; look < 4; look++)
        {
            await node.TickAsync();
        }
    }
}
