namespace JobKit.Migration;

/// <summary>Brings what the store has to this node.</summary>
internal sealed class RolloutReader(IRolloutStore store, RolloutNode node) : IDisposable
{
    /// <summary>Even if nothing seems to have changed: a database that was restored from a backup may have the same sum of versions.</summary>
    private const int ReadsWithoutLooking = 30;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _revision = -1;
    private int _unchanged;

    /// <summary>Asks whether anything has changed, and reads it if so.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        // One after the other: of two that overlap, the older answer could come last.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var revision = await store.ReadRevisionAsync(cancellationToken).ConfigureAwait(false);
            if (revision == _revision && ++_unchanged < ReadsWithoutLooking)
            {
                node.Confirm();
                return;
            }

            node.Accept((await store.ReadAsync(null, cancellationToken).ConfigureAwait(false)).Rollouts);
            _revision = revision;
            _unchanged = 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
