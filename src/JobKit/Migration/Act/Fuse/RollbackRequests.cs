using System.Collections.Concurrent;

namespace JobKit.Migration;

/// <summary>Rollbacks that wait for the store. This node routes to legacy meanwhile; the first request of an epoch counts.</summary>
internal sealed class RollbackRequests(RolloutWriter writer, RolloutReader reader)
{
    private readonly ConcurrentDictionary<(string Key, long Epoch), RollbackRequest> _waiting = new();

    public bool IsEmpty => _waiting.IsEmpty;

    public void Add(RollbackRequest request) => _waiting.TryAdd((request.Key, request.Epoch), request);

    /// <summary>Tries to write them; what fails stays, and the failure is thrown.</summary>
    public async Task TryAllAsync(CancellationToken cancellationToken)
    {
        if (_waiting.IsEmpty)
        {
            return;
        }

        foreach (var (place, request) in _waiting)
        {
            try
            {
                await writer.RollBackAsync(new(request.Key, request.By), request.IdempotencyKey, request.Evidence, request.Epoch, cancellationToken).ConfigureAwait(false);
            }
            catch (RolloutNotFoundException)
            {
                // There is nothing to roll back.
            }

            _waiting.TryRemove(place, out _);
        }

        await reader.RefreshAsync(cancellationToken).ConfigureAwait(false);
    }
}
