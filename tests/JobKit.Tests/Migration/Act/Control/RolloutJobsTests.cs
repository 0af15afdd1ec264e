using JobKit.Migration;
using JobKit.Tests.Migration.Compat;
using Microsoft.Extensions.DependencyInjection;
using static JobKit.Migration.MigrationStage;

namespace JobKit.Tests.Migration.Act;

public sealed class RolloutJobsTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly RolloutApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.StopAsync();

    [Fact]
    public async Task A_plan_that_stops_waiting_while_an_attempt_may_run_stops_the_apps_start()
    {
        var node = Node(Waiting(Hour), options => options.Timeout = 2 * Hour);

        await FluentActions.Awaiting(() => node.Polling.StartAsync(default)).Should().ThrowAsync<RolloutPlanException>()
            .WithMessage("*maturationWindow is 01:00:00. It must be at least the timeout of one attempt, 02:00:00*");
        await Node(Waiting(2 * Hour), options => options.Timeout = 2 * Hour).Polling.StartAsync(default);
    }

    [Fact]
    public async Task A_rollout_whose_plan_stops_waiting_so_soon_is_not_started_nor_is_such_a_plan_taken()
    {
        await _app.BeginAsync(Off, plan: Waiting(Hour));
        var node = Node(Waiting(3 * Hour), options => options.Timeout = 2 * Hour);
        var order = new RolloutOrder(Some.Key, Some.Alice);

        await FluentActions.Awaiting(() => node.Rollouts.StartAsync(order)).Should().ThrowAsync<RolloutPlanException>().WithMessage("*02:00:00*");
        await FluentActions.Awaiting(() => node.Rollouts.RevisePlanAsync(order, Waiting(Hour) with { Unit = "tenant" })).Should().ThrowAsync<RolloutPlanException>().WithMessage("*02:00:00*");
        await node.Rollouts.RevisePlanAsync(order, Waiting(3 * Hour));

        (await node.Rollouts.StartAsync(order)).Stage.Should().Be(Shadow);
    }

    [Fact]
    public async Task Where_the_plan_is_silent_it_waits_for_all_that_a_job_may_take()
    {
        var node = Node(Silent(), _ => { });

        await node.Polling.StartAsync(default);

        (await _app.ReadAsync()).Plan.Parameters.MaturationWindow.Should().Be(TimeSpan.FromSeconds((5 * 15 * 60) + 2 + 4 + 8 + 16), "five attempts of 15 min, and four waits");
        await node.Rollouts.RevisePlanAsync(new(Some.Key, Some.Alice), Silent());
        (await _app.ReadAsync()).Version.Should().Be(1, "it is the same plan");
    }

    [Fact]
    public async Task It_waits_no_longer_than_a_day_and_by_the_waits_of_the_handlers_own_policy()
    {
        await Node(Silent(), options => (options.Timeout, options.MaxAttempts) = (12 * Hour, 9)).Polling.StartAsync(default);
        await Node(Silent("other"), options => (options.Timeout, options.MaxAttempts, options.RetryPolicy) = (Hour, 2, new Patient())).Polling.StartAsync(default);

        var all = await _app.Store.ReadAsync(null, default);
        all.Rollouts.Select(RolloutRows.Read).ToDictionary(it => it.Key, it => it.Plan.Parameters.MaturationWindow)
            .Should().Equal(new Dictionary<string, TimeSpan> { [Some.Key] = 24 * Hour, ["other"] = 5 * Hour });
    }

    [Fact]
    public async Task A_job_that_is_not_registered_stops_the_apps_start_with_a_sentence()
    {
        var node = _app.Node(it => it.AddRollout<Story>(Silent()));

        await FluentActions.Awaiting(() => node.Polling.StartAsync(default)).Should().ThrowAsync<RolloutPlanException>().WithMessage("*Story, which is not registered*");
    }

    private static RolloutPlan Silent(string key = Some.Key) => Some.Plan(it => it with { Key = key });

    private static RolloutPlan Waiting(TimeSpan time) => Some.Plan(it => it with { Parameters = new() { MaturationWindow = time } });

    private RolloutAppNode Node(RolloutPlan plan, Action<HandlerOptions> options) => _app.Node(it =>
    {
        it.Services.AddBackgroundJobs(jobs => jobs.AddHandler<Story, Book, StoryHandler>(options));
        it.AddRollout<Story>(plan);
    });

    private sealed class Patient : IRetryPolicy
    {
        public TimeSpan NextDelay(int attempt, Exception exception) => 3 * Hour;
    }
}
