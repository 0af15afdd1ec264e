namespace JobKit.Migration;

/// <summary>Reads one rollout's numbers, and keeps what can change no more as sums. One reading at a time.</summary>
/// <remarks>
/// The sums follow from the rows alone: after a restart, and in a new epoch or stage, they are made anew from all of them, so that every node
/// comes to the same.
/// </remarks>
internal sealed class EvidenceReader(IObservationStore store, CohortReconciler reconciler)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    /// <summary>A node's clock may be ahead of the store's.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(365);

    private readonly EvidenceRecount _recount = new(reconciler);
    private (EvidenceScope Scope, SequentialParameters Parameters)? _of;
    private FoldedCohorts _cohorts = new();
    private FoldedSubs _subs = new();

    /// <summary>The numbers as they are now.</summary>
    /// <exception cref="JobStoreException">The store cannot be asked; the next call takes up where this one was.</exception>
    public async Task<RolloutEvidence> ReadAsync(EvidenceScope scope, SequentialPolicy policy, CancellationToken cancellationToken)
    {
        StartAnewIfNeeded(scope, policy.Parameters);
        var frame = new StepFrame(scope.EnteredAt, scope.Baseline.Errors);
        var nodes = await store.ReadNodesAsync(cancellationToken).ConfigureAwait(false);
        var heard = NodesHeard.Of(nodes);
        var rows = await CatchUpAsync(scope, policy, frame, heard, cancellationToken).ConfigureAwait(false);
        var minutes = _cohorts.Fold(rows, scope.Baseline, policy, frame, heard);
        var hours = await store.ReadUnitsAsync(scope.Key, scope.Epoch, _subs.From, cancellationToken).ConfigureAwait(false);
        if (scope.Recounts)
        {
            _recount.Note(scope, policy.Parameters, rows, nodes);
        }

        return new()
        {
            Now = nodes.Now,
            AsOf = heard.AsOf,
            Frame = frame,
            Sums = _cohorts.Sums,
            Minutes = minutes,
            Subs = _subs.Table(hours, _cohorts.Sums.FoldedBefore, nodes.Now),
            WithoutBaseline = [.. _cohorts.Drawn.Where(endpoint => !scope.Baseline.Latency.ContainsKey(endpoint))],
            Exposures = EvidenceReading.Segments(await store.ReadExposuresAsync(scope.Key, scope.Epoch, cancellationToken).ConfigureAwait(false)),
            Shadow = scope.Compares ? await store.ReadComparisonsAsync(scope.Key, scope.Epoch, cancellationToken).ConfigureAwait(false) : default,
        };
    }

    /// <summary>Recounts the cohorts that the last reading showed to be wrong. Beside readings, which do not wait for it; one call at a time.</summary>
    /// <exception cref="JobStoreException">The store cannot be asked; what is recounted stays so.</exception>
    public Task RecountAsync(CancellationToken cancellationToken) => _recount.RunAsync(cancellationToken);

    /// <summary>What the legacy did in the last day: to be written down when a stage is entered.</summary>
    public async Task<StageBaseline> FreezeBaselineAsync(string key, long epoch, CancellationToken cancellationToken)
    {
        var nodes = await store.ReadNodesAsync(cancellationToken).ConfigureAwait(false);
        return StageBaseline.Of(
            await store.ReadCohortsAsync(key, epoch, nodes.Now - Day, nodes.Now + Ahead, cancellationToken).ConfigureAwait(false));
    }

    private void StartAnewIfNeeded(EvidenceScope scope, SequentialParameters parameters)
    {
        if (_recount.TakeIsFoldedWrong() || _of is not { } before || before.Parameters != parameters || !string.Equals(before.Scope.Key, scope.Key, StringComparison.Ordinal)
            || before.Scope.Epoch != scope.Epoch || before.Scope.Baseline != scope.Baseline || !_cohorts.CanContinue(scope.EnteredAt))
        {
            (_cohorts, _subs) = (new(), new());
        }

        _of = (scope, parameters);
    }

    /// <summary>The rows that are not folded. Those of a long epoch come a day at a time, so that a restart needs the memory of a day.</summary>
    private async Task<IReadOnlyList<CohortRow>> CatchUpAsync(
        EvidenceScope scope, SequentialPolicy policy, StepFrame frame, NodesHeard heard, CancellationToken cancellationToken)
    {
        var now = heard.Now;
        var until = _cohorts.From == FoldedCohorts.Earliest ? now - ObservationRetention.Minutes : now;
        while (until < now - Day)
        {
            var rows = await store.ReadCohortsAsync(scope.Key, scope.Epoch, _cohorts.From, until, cancellationToken).ConfigureAwait(false);
            if (!_cohorts.Fold(rows, scope.Baseline, policy, frame, heard).IsEmpty)
            {
                break;
            }

            _cohorts.From = until;
            until += Day;
        }

        return await store.ReadCohortsAsync(scope.Key, scope.Epoch, _cohorts.From, now + Ahead, cancellationToken).ConfigureAwait(false);
    }
}
