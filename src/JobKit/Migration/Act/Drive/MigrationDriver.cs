using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Looks at each rollout every second, on every node. Any node rolls back; only the holder of the rollout's lease advances.</summary>
internal sealed class MigrationDriver(
    RolloutNode node,
    RolloutReader reader,
    RolloutWriter writer,
    RolloutLeases leases,
    RollbackRequests requests,
    IObservationStore observations,
    CohortReconciler reconciler,
    QueueAge age,
    TimeProvider clock,
    ILogger<MigrationDriver> logger) : IDisposable
{
    /// <summary>So that one rollout's recount does not keep another's waiting.</summary>
    private static readonly TimeSpan LongestRecount = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, RolloutJudge> _judges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Judgement> _latest = new(StringComparer.Ordinal);
    private readonly Outages _outages = new(logger);
    private readonly Outages _recountOutages = new(logger);
    private string? _last;

    /// <summary>The newest verdict on a rollout; null before the first.</summary>
    public Judgement? Latest(string key) => _latest.GetValueOrDefault(key);

    /// <summary>Judges a rollout now, for an operator who asks; nothing is done.</summary>
    public Task<Judgement> JudgeAsync(Rollout rollout, CancellationToken cancellationToken) =>
        Judge(rollout.Key).JudgeAsync(rollout, age.LooksAbove(rollout), recounts: false, cancellationToken);

    /// <inheritdoc cref="RolloutJudge.BaselinesAsync"/>
    public Task<string?> BaselinesAsync(Rollout rollout, MigrationStage next, CancellationToken cancellationToken) =>
        Judge(rollout.Key).BaselinesAsync(rollout, next, cancellationToken);

    /// <summary>One look at all. While the store is away there is no verdict; nothing is thrown but the end.</summary>
    public async Task TickAsync(CancellationToken stopping)
    {
        await _outages.TryAsync("requested rollbacks", () => requests.TryAllAsync(stopping), stopping).ConfigureAwait(false);
        var driven = node.Known.Where(it => it.Mode != RolloutMode.Off && RolloutSituations.IsRunning(it)).ToList();
        foreach (var rollout in Turn(driven))
        {
            _last = rollout.Key;
            await _outages.TryAsync(rollout.Key, () => DriveAsync(rollout, stopping), stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Recounts what dead nodes left in the rollouts whose lease this node holds. In a loop of its own: verdicts do not wait for it.</summary>
    public async Task RecountAsync(CancellationToken stopping)
    {
        foreach (var (key, judge) in _judges)
        {
            using var timeout = new CancellationTokenSource(LongestRecount, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
            await _recountOutages.TryAsync($"the recount of {key}", () => judge.RecountAsync(either.Token), stopping).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        foreach (var judge in _judges.Values)
        {
            judge.Dispose();
        }
    }

    /// <summary>Behind the one that the last look ended with: one that takes all the time keeps those behind it waiting only once.</summary>
    private IEnumerable<Rollout> Turn(List<Rollout> driven)
    {
        var done = driven.Count(it => string.CompareOrdinal(it.Key, _last) <= 0);
        return driven.Skip(done).Concat(driven.Take(done));
    }

    private async Task DriveAsync(Rollout rollout, CancellationToken stopping)
    {
        var lease = await leases.HoldAsync(rollout.Key, stopping).ConfigureAwait(false);
        var judgement = await Judge(rollout.Key).JudgeAsync(rollout, age.LooksAbove(rollout), recounts: lease is not null, stopping).ConfigureAwait(false);
        _latest[rollout.Key] = judgement;
        if (await ActAsync(judgement, lease, stopping).ConfigureAwait(false) || await CompleteBaselineAsync(judgement, lease, stopping).ConfigureAwait(false))
        {
            await reader.RefreshAsync(stopping).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the rollout is another now.</returns>
    private async Task<bool> ActAsync(Judgement judgement, RolloutLease? lease, CancellationToken stopping)
    {
        var (rollout, verdict) = (judgement.Rollout, judgement.Verdict);
        switch (verdict.Kind)
        {
            case VerdictKind.RollBack when verdict.Seed is not null:
                return await ChangeAsync(judgement, move => PolicyStep.Down(move, verdict), stopping).ConfigureAwait(false);
            case VerdictKind.RollBack or VerdictKind.Freeze:
                await writer.RollBackAsync(new(rollout.Key, PolicyStep.By(verdict)), null, verdict.ToJson(), rollout.Epoch, leaveFrozen: true, stopping).ConfigureAwait(false);
                return true;
            case VerdictKind.Advance when rollout.Mode == RolloutMode.Auto && lease is not null && RolloutSituations.Next(rollout) is { } next:
                var baselines = await BaselinesAsync(rollout, verdict.Seed is null ? next.Stage : rollout.Stage, stopping).ConfigureAwait(false);
                return await ChangeAsync(judgement, move => PolicyStep.Up(move with { Lease = lease, Baselines = baselines }, verdict), stopping).ConfigureAwait(false);
            case VerdictKind.Hold when lease is not null && RolloutNotice.Of(rollout, verdict) is { IsEmpty: false } notice:
                return await ChangeAsync(judgement, move => RolloutNotice.Change(move with { Lease = lease }, notice), stopping).ConfigureAwait(false);
            default:
                return false;
        }
    }

    /// <summary>Takes down what legacy does where too little of it was known, once there is enough.</summary>
    /// <returns>Whether the rollout is another now.</returns>
    private async Task<bool> CompleteBaselineAsync(Judgement judgement, RolloutLease? lease, CancellationToken stopping)
    {
        if (lease is null || await Judge(judgement.Rollout.Key).MissingBaselinesAsync(judgement, stopping).ConfigureAwait(false) is not { } baselines)
        {
            return false;
        }

        var move = new RolloutMove(judgement.Rollout, new(PolicyStep.Actor, nameof(VerdictReason.NoBaseline)), judgement.At) { Lease = lease };
        return CompleteBaseline.Of(move, baselines) is { } change && await writer.TryAsync(change, stopping).ConfigureAwait(false) is not null;
    }

    /// <summary>Changes the version that was judged, or nothing.</summary>
    private async Task<bool> ChangeAsync(Judgement judgement, Func<RolloutMove, RolloutChange?> change, CancellationToken stopping)
    {
        var move = new RolloutMove(judgement.Rollout, PolicyStep.By(judgement.Verdict), judgement.At) { Evidence = judgement.Verdict.ToJson() };
        if (change(move) is { } wanted)
        {
            // Where somebody was quicker, what is there is read, and decided on anew.
            await writer.TryAsync(wanted, stopping).ConfigureAwait(false);
        }

        return true;
    }

    private RolloutJudge Judge(string key) => _judges.GetOrAdd(key, static (_, it) => new(it.observations, it.reconciler), (observations, reconciler));
}
