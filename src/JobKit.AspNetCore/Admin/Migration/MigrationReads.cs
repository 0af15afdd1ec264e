using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>What operators look at.</summary>
internal sealed class MigrationReads(IRollouts rollouts, MigrationView view, IObservationStore observations, IRolloutEventStore events, TimeProvider clock)
{
    private const int MostEvents = 200;
    private const int MostPoints = 1440;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private static readonly ProblemResult BadRange = new(
        ErrorCodes.QueryInvalid, "from must be before to and at most 90 days; step is in minutes, at least 1, and makes at most 1440 points. Without a step the smallest is taken.");

    public async Task<IResult> AllAsync(HttpContext http)
    {
        var all = new List<MigrationBody>();
        foreach (var rollout in await rollouts.GetAllAsync(http.RequestAborted).ConfigureAwait(false))
        {
            all.Add(await view.OfAsync(rollout, http.RequestAborted).ConfigureAwait(false));
        }

        return new WireResult<IReadOnlyList<MigrationBody>>(all, WireJson.Default.IReadOnlyListMigrationBody);
    }

    public async Task<IResult> OneAsync(string key, HttpContext http) => new WireResult<MigrationBody>(
        await view.OfAsync(await FindAsync(key, http).ConfigureAwait(false), http.RequestAborted).ConfigureAwait(false), WireJson.Default.MigrationBody);

    public async Task<IResult> MetricsAsync(string key, HttpContext http)
    {
        var rollout = await FindAsync(key, http).ConfigureAwait(false);
        var query = http.Request.Query;
        if (!AdminQuery.TryInstant(query["to"], out var to) || !AdminQuery.TryInstant(query["from"], out var from) || !AdminQuery.TryNumber(query["step"], out var asked))
        {
            return BadRange;
        }

        var until = to ?? clock.GetUtcNow().AddMinutes(1);
        var since = from ?? until.AddDays(-1);
        var smallest = (int)Math.Ceiling((until - since).TotalMinutes / MostPoints);
        var step = asked ?? smallest;
        if (since >= until || until - since > Longest || step < smallest)
        {
            return BadRange;
        }

        var rows = await observations.ReadCohortsAsync(key, rollout.Epoch, since, until, http.RequestAborted).ConfigureAwait(false);
        var points = new ObservationWindow(rows).Minutes
            .GroupBy(it => it.Minute.UtcTicks / (TimeSpan.TicksPerMinute * step))
            .Select(group => new MetricsPointBody(
                new(group.Key * TimeSpan.TicksPerMinute * step, TimeSpan.Zero),
                MetricsSideBody.Of(group.Select(it => (it.OldRequests, it.OldErrors, it.OldLatency))),
                MetricsSideBody.Of(group.Select(it => (it.NewRequests, it.NewErrors, it.NewLatency)))));
        return new WireResult<MetricsBody>(new(key, step, [.. points]), WireJson.Default.MetricsBody);
    }

    public async Task<IResult> DecisionsAsync(string key, HttpContext http)
    {
        await FindAsync(key, http).ConfigureAwait(false);
        if (!AdminQuery.TryNumber(http.Request.Query["after"], out var after))
        {
            return new ProblemResult(ErrorCodes.QueryInvalid, "after is the id of a decision: the next of the page before.");
        }

        var read = await events.ReadEventsAsync(after ?? 0, MostEvents, key, http.RequestAborted).ConfigureAwait(false);
        var body = new DecisionsBody([.. read.Select(Of)], read.Count == MostEvents ? read[^1].Id : null);
        return new WireResult<DecisionsBody>(body, WireJson.Default.DecisionsBody);
    }

    private static DecisionBody Of(RolloutEvent one) => new()
    {
        Id = one.Id,
        At = one.At,
        Actor = one.Actor,
        Kind = one.Kind,
        From = one.From,
        To = one.To,
        Reason = one.Reason,
        Evidence = new(one.Evidence),
        Hash = one.Hash,
    };

    private async Task<Rollout> FindAsync(string key, HttpContext http) =>
        await rollouts.FindAsync(key, http.RequestAborted).ConfigureAwait(false) ?? throw new RolloutNotFoundException(key);
}
