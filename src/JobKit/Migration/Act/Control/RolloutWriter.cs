using JobKit.Storage;
using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Writes a change with all that follows from it.</summary>
internal sealed class RolloutWriter(
    IRolloutStore store, IEnumerable<IRolloutReaction> reactions, TimeProvider clock, ILogger<RolloutWriter> logger, IJobWakeSignal? signal = null)
{
    private const int Attempts = 5;

    /// <summary>How long a rollback is tried again where others write.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private const int MostAttempts = 1000;

    /// <returns>The rollout as it is now; null where somebody else was quicker, or the lease is lost.</returns>
    public async Task<Rollout?> TryAsync(RolloutChange change, CancellationToken cancellationToken)
    {
        var jobs = Jobs(change);
        var write = RolloutRows.Write(change with { Jobs = jobs });
        if ((await store.WriteAsync(write, cancellationToken).ConfigureAwait(false) ?? await MadeAsync(write, cancellationToken).ConfigureAwait(false)) is not { } row)
        {
            return null;
        }

        RolloutLog.Changed(logger, row.Key, row.Version, new(change.Event.Kind), new(change.Event.From), new(change.Event.To), new(change.Event.Actor), new(change.Event.Reason));
        if (jobs.Count > 0)
        {
            signal?.Wake([.. jobs.Select(it => it.Queue).Distinct(StringComparer.Ordinal)]);
        }

        return RolloutRows.Read(row);
    }

    /// <summary>Makes an operator's change.</summary>
    /// <param name="order">Which, and who.</param>
    /// <param name="change">The change of what is there; null where nothing is left to change.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Rollout> ChangeAsync(RolloutOrder order, Func<RolloutMove, RolloutChange?> change, CancellationToken cancellationToken) =>
        ChangeAsync(order, (move, _) => ValueTask.FromResult(change(move)), cancellationToken);

    /// <inheritdoc cref="ChangeAsync(RolloutOrder, Func{RolloutMove, RolloutChange}, CancellationToken)"/>
    public async Task<Rollout> ChangeAsync(
        RolloutOrder order, Func<RolloutMove, CancellationToken, ValueTask<RolloutChange?>> change, CancellationToken cancellationToken)
    {
        RolloutChecks.Order(order);
        for (var attempt = 1; ; attempt++)
        {
            var move = await ReadAsync(order.Key, order.By, cancellationToken).ConfigureAwait(false);
            if (order.Version is { } version && version != move.Rollout.Version)
            {
                throw new RolloutConflictException(move.Rollout, version);
            }

            if (await change(move, cancellationToken).ConfigureAwait(false) is not { } wanted)
            {
                return move.Rollout;
            }

            if (await TryAsync(wanted, cancellationToken).ConfigureAwait(false) is { } written)
            {
                return written;
            }

            if (order.Version is null && attempt == Attempts)
            {
                throw new RolloutConflictException(move.Rollout, move.Rollout.Version);
            }
        }
    }

    /// <summary>Rolls back against every other writer.</summary>
    /// <exception cref="RolloutConflictException">Others wrote without pause for a second.</exception>
    /// <param name="order">Which, and who.</param>
    /// <param name="idempotencyKey">The caller's, or null.</param>
    /// <param name="evidence">What it rests on.</param>
    /// <param name="epoch">The epoch that is to end: another one is left alone. Null for the present one.</param>
    /// <param name="leaveFrozen">Whether a freeze is left to people, as evidence must; a person's rollback leads out of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RollbackAnswer> RollBackAsync(
        RolloutOrder order, string? idempotencyKey, string evidence, long? epoch, bool leaveFrozen, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var move = await ReadAsync(order.Key, order.By, cancellationToken).ConfigureAwait(false) with { Evidence = evidence };
            if (RollBackRollout.Earlier(move.Rollout, idempotencyKey) is { } earlier)
            {
                return new(order.Key, RollbackScope.Store, earlier, move.Rollout);
            }

            if ((epoch is { } meant && meant != move.Rollout.Epoch) || (leaveFrozen && move.Rollout.Stage == MigrationStage.Frozen))
            {
                return new(order.Key, RollbackScope.Store, null, move.Rollout);
            }

            var change = RollBackRollout.Of(move, idempotencyKey);
            if (await TryAsync(change, cancellationToken).ConfigureAwait(false) is { } written)
            {
                return new(order.Key, RollbackScope.Store, written.RolledBack[^1], written);
            }

            if (attempt == MostAttempts || clock.GetElapsedTime(began) >= Longest)
            {
                throw new RolloutConflictException(move.Rollout, move.Rollout.Version);
            }
        }
    }

    /// <summary>What an order is decided on.</summary>
    /// <exception cref="RolloutNotFoundException">There is none.</exception>
    public async Task<RolloutMove> ReadAsync(string key, OperatorAction by, CancellationToken cancellationToken)
    {
        var read = await store.ReadAsync(key, cancellationToken).ConfigureAwait(false);
        return read.Rollouts.Count == 0
            ? throw new RolloutNotFoundException(key)
            : new(RolloutRows.Read(read.Rollouts[0]), by, read.Now);
    }

    /// <summary>The row, where the write was made and its answer was lost: the store has tried it again, and found its own work.</summary>
    private async Task<StoredRollout?> MadeAsync(RolloutWrite write, CancellationToken cancellationToken) =>
        (await store.ReadAsync(write.Row.Key, cancellationToken).ConfigureAwait(false)).Rollouts is [var row] && RolloutRows.IsOf(row, write) ? row : null;

    /// <summary>A reaction that fails costs its own jobs, never the change: a rollback must not hang on an alert.</summary>
    private List<NewJob> Jobs(RolloutChange change)
    {
        var jobs = new List<NewJob>(change.Jobs);
        foreach (var reaction in reactions)
        {
            try
            {
                jobs.AddRange(reaction.JobsFor(change.Before, change.After, change.Event));
            }
            catch (Exception error)
            {
                RolloutLog.ReactionFailed(logger, error, new(reaction.GetType().Name), change.Event.Key);
            }
        }

        return jobs;
    }
}
