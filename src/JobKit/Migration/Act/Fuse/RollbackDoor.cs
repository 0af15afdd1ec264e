using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>An operator's rollback: written if the store answers soon, else done here and written when it does.</summary>
internal sealed class RollbackDoor(
    RolloutWriter writer, RolloutReader reader, RolloutNode node, RollbackRequests requests, AnswerSteps steps, TimeProvider clock, ILogger<RollbackDoor> logger)
{
    /// <summary>Nobody in an emergency waits longer for a store that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<RollbackAnswer> RollBackAsync(
        string key, OperatorAction by, string? idempotencyKey, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        RolloutChecks.By(by);
        RolloutChecks.IdempotencyKey(idempotencyKey);
        if (dryRun)
        {
            return await PreviewAsync(key, by, idempotencyKey, cancellationToken).ConfigureAwait(false);
        }

        using var hanging = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hanging.Token, cancellationToken);
        RollbackAnswer answer;
        try
        {
            answer = await writer.RollBackAsync(new(key, by), idempotencyKey, "{}", epoch: null, leaveFrozen: false, either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not RolloutNotFoundException && !cancellationToken.IsCancellationRequested && node.Find(key) is { } known)
        {
            node.OpenFuse(key, known.Epoch);
            requests.Add(new(key, known.Epoch, by, idempotencyKey, "{}") { ByPerson = true });
            RolloutLog.RollbackWaits(logger, error, key);
            return new(key, RollbackScope.Node, null, null);
        }

        await reader.RefreshAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await steps.RecordedAsync(answer, either.Token).ConfigureAwait(false);
    }

    private async Task<RollbackAnswer> PreviewAsync(string key, OperatorAction by, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var move = await writer.ReadAsync(key, by, cancellationToken).ConfigureAwait(false);
        if (RollBackRollout.Earlier(move.Rollout, idempotencyKey) is { } earlier)
        {
            return await steps.RecordedAsync(new(key, RollbackScope.None, earlier, move.Rollout), cancellationToken).ConfigureAwait(false);
        }

        var after = RollBackRollout.Of(move, idempotencyKey).After;
        return await steps.ForeseenAsync(new(key, RollbackScope.None, after.RolledBack[^1], after), by, cancellationToken).ConfigureAwait(false);
    }
}
