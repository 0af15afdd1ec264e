namespace JobKit.Migration;

/// <summary>Reads the evidence on one rollout and asks its policy. It remembers what it has read.</summary>
internal sealed class RolloutJudge(IObservationStore observations, CohortReconciler reconciler) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly EvidenceReader _evidence = new(observations, reconciler);
    private SequentialPolicy? _policy;
    private DateTimeOffset _lookedAt;
    private (string? Json, StageBaseline Read) _baseline = (null, StageBaseline.None);

    /// <exception cref="JobStoreException">The store is away: there is no verdict then.</exception>
    public async Task<Judgement> JudgeAsync(Rollout rollout, int ticksAboveQueueAge, bool recounts, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return rollout.Plan.Policy == RolloutPolicy.Seed
                ? await SeedAsync(rollout, cancellationToken).ConfigureAwait(false)
                : await SequentialAsync(rollout, ticksAboveQueueAge, recounts, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What legacy does now, where the next place is another stage; of endpoints of which it shows too little, what was frozen before.</summary>
    public async Task<string?> BaselinesAsync(Rollout rollout, MigrationStage next, CancellationToken cancellationToken)
    {
        if (next == rollout.Stage)
        {
            return rollout.Baselines;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = await _evidence.FreezeBaselineAsync(rollout.Key, rollout.Epoch, cancellationToken).ConfigureAwait(false);
            return now.CompletedBy(Baseline(rollout.Baselines)).ToJson();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What legacy does now, for a verdict that misses it; null where it was looked for a moment ago.</summary>
    public async Task<StageBaseline?> MissingBaselinesAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        if (judgement.Verdict.Input is not { Situation.WithoutBaseline: { IsDefaultOrEmpty: false } } || (judgement.At - _lookedAt).Duration() < CompleteBaseline.Interval)
        {
            return null;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _lookedAt = judgement.At;
            return await _evidence.FreezeBaselineAsync(judgement.Rollout.Key, judgement.Rollout.Epoch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc cref="EvidenceReader.RecountAsync"/>
    public Task RecountAsync(CancellationToken cancellationToken) => _evidence.RecountAsync(cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task<Judgement> SequentialAsync(Rollout rollout, int ticksAboveQueueAge, bool recounts, CancellationToken cancellationToken)
    {
        if (_policy?.Parameters != rollout.Plan.Parameters)
        {
            _policy = new(rollout.Plan.Parameters);
        }

        var scope = new EvidenceScope
        {
            Key = rollout.Key,
            Epoch = rollout.Epoch,
            EnteredAt = rollout.EnteredAt,
            Baseline = Baseline(rollout.Baselines),
            Compares = rollout.Stage == MigrationStage.Shadow,
            Recounts = recounts,
        };
        var evidence = await _evidence.ReadAsync(scope, _policy!, cancellationToken).ConfigureAwait(false);
        return new(rollout, _policy!.Decide(evidence.ToInput(RolloutSituations.Of(rollout, evidence, ticksAboveQueueAge))), evidence.Now);
    }

    /// <summary>The same one while it stays: another one makes the reader begin anew.</summary>
    private StageBaseline Baseline(string? json)
    {
        if (json != _baseline.Json)
        {
            _baseline = (json, json is null ? StageBaseline.None : StageBaseline.FromJson(json));
        }

        return _baseline.Read;
    }

    private async Task<Judgement> SeedAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        var now = (await observations.ReadNodesAsync(cancellationToken).ConfigureAwait(false)).Now;
        if (SeedHold.Of(rollout, now) is { } hold)
        {
            return new(rollout, hold, now);
        }

        var rows = await observations.ReadCohortsAsync(rollout.Key, rollout.Epoch, now - TimeSpan.FromHours(24), now.AddMinutes(1), cancellationToken).ConfigureAwait(false);
        var verdict = new SeedPolicy(rollout.Plan.AcknowledgeKnownFaults).Decide(new ObservationWindow(rows).Summary(now), rollout.Share.Ppm);
        return new(rollout, SeedHold.Raised(rollout, now, verdict), now);
    }
}
