using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Rollbacks that wait for the store. This node routes to legacy meanwhile; of an epoch the first person's request counts, else the first.</summary>
internal sealed class RollbackRequests(RolloutWriter writer, RolloutReader reader, ILogger<RollbackRequests> logger)
{
    private readonly ConcurrentDictionary<(string Key, long Epoch), RollbackRequest> _waiting = new();

    public bool IsEmpty => _waiting.IsEmpty;

    public void Add(RollbackRequest request) =>
        _waiting.AddOrUpdate((request.Key, request.Epoch), request, (_, waits) => request.ByPerson && !waits.ByPerson ? request : waits);

    /// <summary>Tries to write each; what fails stays, and the first failure is thrown.</summary>
    public async Task TryAllAsync(CancellationToken cancellationToken)
    {
        if (_waiting.IsEmpty)
        {
            return;
        }

        ExceptionDispatchInfo? first = null;
        foreach (var waits in _waiting)
        {
            try
            {
                await WriteAsync(waits.Value, cancellationToken).ConfigureAwait(false);

                // Not one that has taken its place meanwhile.
                _waiting.TryRemove(waits);
            }
            catch (Exception error)
            {
                first ??= ExceptionDispatchInfo.Capture(error);
            }
        }

        first?.Throw();
        await reader.RefreshAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(RollbackRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await writer.RollBackAsync(
                new(request.Key, request.By), request.IdempotencyKey, request.Evidence, request.Epoch, leaveFrozen: !request.ByPerson, cancellationToken).ConfigureAwait(false);
            if (answer.Rollback is null)
            {
                RolloutLog.RollbackDropped(logger, request.Key, request.Epoch, new(request.By.Actor), new(answer.Rollout is { } now ? RolloutText.Place(now) : "nothing"));
            }
        }
        catch (RolloutNotFoundException)
        {
            // There is nothing to roll back.
        }
    }
}
