namespace JobKit.Migration;

/// <summary>Recounts what dead nodes left wrong, beside the readings: however long it takes, no verdict waits for it.</summary>
internal sealed class EvidenceRecount(CohortReconciler reconciler)
{
    private readonly SilentNodes _silent = new(reconciler);
    private Reading? _latest;
    private int _isFoldedWrong;

    /// <summary>Keeps what was read for the next recount.</summary>
    public void Note(EvidenceScope scope, SequentialParameters parameters, IReadOnlyList<CohortRow> rows, ObservedNodes nodes) =>
        Volatile.Write(ref _latest, new(scope, parameters, rows, nodes));

    /// <summary>Whether rows were recounted that may be folded already. Told once.</summary>
    public bool TakeIsFoldedWrong() => Interlocked.Exchange(ref _isFoldedWrong, 0) == 1;

    /// <summary>Recounts by the latest reading, if there was one since the last call. One call at a time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _latest, null) is not { } latest)
        {
            return;
        }

        var (scope, parameters, nodes) = (latest.Scope, latest.Parameters, latest.Nodes);
        await reconciler.ReconcileAsync(latest.Rows, parameters.Cohort, parameters.MaturationWindow, nodes, cancellationToken).ConfigureAwait(false);
        // Until it is known how many were, also where it fails half-way.
        var wrong = true;
        try
        {
            wrong = await _silent.LookAfterAsync(scope.Key, scope.Epoch, nodes, parameters.Cohort, parameters.MaturationWindow, cancellationToken).ConfigureAwait(false) > 0;
        }
        finally
        {
            if (wrong)
            {
                // Nothing was wrong with them to see, so they did not wait.
                Volatile.Write(ref _isFoldedWrong, 1);
            }
        }
    }

    private sealed record Reading(EvidenceScope Scope, SequentialParameters Parameters, IReadOnlyList<CohortRow> Rows, ObservedNodes Nodes);
}
