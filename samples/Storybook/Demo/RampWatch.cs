using JobKit.Migration;

namespace Storybook;

/// <summary>Tells what the app itself wrote down: each event of the rollout, and the counts of each cohort once it is over.</summary>
internal sealed class RampWatch(DemoApp app, DemoVoice voice, RolloutPlan plan, TimeProvider clock)
{
    public const string Rollback = "rollback";

    private const int MostEvents = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>By then each second's counts are in the database.</summary>
    private static readonly TimeSpan Closes = TimeSpan.FromSeconds(2);

    private readonly IRolloutEventStore _store = app.Web.Services.GetRequiredService<IRolloutEventStore>();

    private readonly IObservationStore _observations = app.Web.Services.GetRequiredService<IObservationStore>();

    private readonly List<RolloutEvent> _events = [];

    private DateTimeOffset? _next;

    /// <summary>All events so far. Read when it has ended.</summary>
    public IReadOnlyList<RolloutEvent> Events => _events;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await TellEventsAsync();
            await TellCohortAsync();
            await Task.Delay(Interval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await TellEventsAsync();
    }

    private async Task TellEventsAsync()
    {
        var after = _events.Count == 0 ? 0 : _events[^1].Id;
        foreach (var told in await _store.ReadEventsAsync(after, MostEvents, MigrationSetup.Key, CancellationToken.None))
        {
            _events.Add(told);
            if (told.Kind == Rollback)
                voice.Tell(told.At, Detection.Words(Verdict.FromJson(told.Evidence)));
            var change = told.To is null || told.To == told.From ? "" : $" {told.From} -> {told.To}";
            voice.Tell(told.At, $"{told.Kind}{change}, by {told.Actor}: {told.Reason}");
        }
    }

    private async Task TellCohortAsync()
    {
        var (now, cohort) = (clock.GetUtcNow(), plan.Parameters.Cohort);
        var present = now.AddTicks(-(now.Ticks % cohort.Ticks));
        var start = _next ??= present;
        if (now < start + cohort + Closes || await app.Rollouts.FindAsync(MigrationSetup.Key) is not { } rollout)
            return;

        _next = start + cohort;
        var rows = new List<CohortRow>();
        for (var epoch = Math.Max(0, rollout.Epoch - 1); epoch <= rollout.Epoch; epoch++)
            rows.AddRange(await _observations.ReadCohortsAsync(MigrationSetup.Key, epoch, start, start + cohort, CancellationToken.None));
        voice.Tell($"{rollout.Stage} {rollout.Share} %   legacy {Figures(rows, candidate: false)}   jobs {Figures(rows, candidate: true)}{Why(rollout)}");
    }

    private static string Figures(List<CohortRow> rows, bool candidate)
    {
        var sums = rows.Where(row => row.Cohort.IsCandidate == candidate).Aggregate(CohortSums.Zero, (sum, row) => sum.Plus(row.Sums));
        return $"{sums.Units,3} requests, {sums.Errors} failed";
    }

    private string Why(Rollout rollout) => rollout.Stage == MigrationStage.Canary && app.Rollouts.Outlook(MigrationSetup.Key) is { Verdict: var verdict }
        ? $"   {verdict.Kind.ToString().ToLowerInvariant()}: {string.Join(", ", verdict.Reasons)}"
        : "";
}
