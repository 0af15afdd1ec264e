using System.Text.Json;
using JobKit.Migration;
using JobKit.Tests.Migration.Observe;
using JobKit.Tests.Migration.Observe.Flush;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Alert;

public sealed class AlertFiguresTests : IAsyncDisposable
{
    private readonly Receiver _receiver = new();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task The_alert_of_a_rollback_carries_both_sides_figures_at_the_decision()
    {
        await using var app = await RunningAsync();
        await ObserveAsync(
            app,
            new(Observed.Cohort(ObservedArm.Legacy), Sums(8, 1, 250_000), SubCounts.Zero),
            new(Observed.Cohort(ObservedArm.CandidateTargeted), Sums(3, 2, 1_234_567), SubCounts.Zero),
            new(Observed.Cohort(ObservedArm.Legacy, epoch: 2), Sums(100, 100, 1), SubCounts.Zero),
            new(Observed.Cohort(ObservedArm.Legacy, minute: -24 * 60), Sums(100, 100, 1), SubCounts.Zero),
            new(Observed.Cohort(ObservedArm.Legacy, minute: 1), Sums(100, 100, 1), SubCounts.Zero));
        app.Harness.Clock.Advance(TimeSpan.FromSeconds(30));

        await app.Get<IRollouts>().RollBackAsync(Observed.Key, new("alice", "too many errors"));

        (await ToldAsync(app, "EMERGENCY ROLLBACK INITIATED")).Should().Equal(
            ("Rollout", Observed.Key), ("By", "alice"), ("Reason", "too many errors"),
            ("oldSystemErrorRate", "12.50%"), ("newSystemErrorRate", "66.67%"), ("oldSystemLatency", "0.25s"), ("newSystemLatency", "1.23s"));
    }

    [Fact]
    public async Task A_move_carries_them_too_and_a_side_that_nobody_asked_says_so()
    {
        await using var app = await RunningAsync();
        await ObserveAsync(app, new CohortDelta(Observed.Cohort(ObservedArm.Legacy), Sums(4, 0, 2_000_000), SubCounts.Zero));

        await app.Get<IRollouts>().SetShareAsync(new(Observed.Key, new("alice", "slowly")), TrafficShare.FromPercent(1));

        (await ToldAsync(app, "Migration Rollout Update")).Should().Contain(
            [("oldSystemErrorRate", "0.00%"), ("newSystemErrorRate", "no requests"), ("oldSystemLatency", "2.00s"), ("newSystemLatency", "no requests")]);
    }

    [Fact]
    public async Task Where_they_cannot_be_read_it_goes_out_without_them()
    {
        await using var app = await RunningAsync(services => services.AddSingleton<IObservationStore, ObservationTarget>());

        await app.Get<IRollouts>().RollBackAsync(Observed.Key, new("alice", "too many errors"));

        (await ToldAsync(app, "EMERGENCY ROLLBACK INITIATED")).Should().Contain([("By", "alice"), ("figures", "They could not be read.")]);
    }

    /// <summary>An app whose rollout is in its canary.</summary>
    private async Task<AlertApp> RunningAsync(Action<IServiceCollection>? more = null)
    {
        var app = new AlertApp(alerts => alerts.SlackWebhook(_receiver.Address), more);
        var plan = new RolloutPlan { Key = Observed.Key, Stages = [MigrationStage.Canary, MigrationStage.Complete] };
        var rollout = new Rollout { Key = plan.Key, Plan = plan, Salt = plan.Salt, Epoch = 1, Stage = MigrationStage.Canary, Share = TrafficShare.FromPercent(25) };
        var begun = new RolloutChange { Before = null, After = rollout, Event = new() { Key = plan.Key, Actor = "test", Kind = "created" } };
        await app.Get<IRolloutStore>().WriteAsync(RolloutRows.Write(begun), default);
        return app;
    }

    private static CohortSums Sums(int done, int errors, long micros) =>
        new() { Units = done, Done = done, Errors = errors, Result = Observed.Times(Enumerable.Repeat(micros, done)) };

    private static Task<bool> ObserveAsync(AlertApp app, params CohortDelta[] deltas) => app.Get<IObservationStore>().AddAsync(new("observer", 1, deltas), default);

    /// <summary>The fields of the alert of this title.</summary>
    private async Task<IEnumerable<(string? Title, string? Value)>> ToldAsync(AlertApp app, string title)
    {
        await app.Harness.DrainAsync(TimeSpan.Zero);
        return _receiver.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("attachments")[0])
            .Single(alert => alert.GetProperty("title").GetString() == title).GetProperty("fields").EnumerateArray()
            .Select(field => (field.GetProperty("title").GetString(), field.GetProperty("value").GetString()))
            .Where(field => !field.Item1!.StartsWith("Event ", StringComparison.Ordinal));
    }
}
