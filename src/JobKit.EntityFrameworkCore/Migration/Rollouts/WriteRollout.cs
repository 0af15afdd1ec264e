using System.Data.Common;
using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes a rollout that still has the expected version, the event that tells of it and the jobs that follow, as one.</summary>
internal static class WriteRollout
{
    /// <summary>The rollout as it is then, or null where it had another version or the lease was lost.</summary>
    public static Task<StoredRollout?> RunAsync(StoreSession session, RolloutWrite write, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                await AppendEvent.TakeTurnAsync(session, cancellationToken).ConfigureAwait(false);
                var now = await ReadNow.RunAsync(session, cancellationToken).ConfigureAwait(false);
                var row = write.Row with { UpdatedAt = now };
                if (await PutAsync(session, row, write, cancellationToken).ConfigureAwait(false) == 0)
                {
                    return null;
                }

                if (write.Jobs.Count > 0)
                {
                    await session.Dialect.EnqueueAsync(session, write.Jobs, EnqueueMode.EachAlone, cancellationToken).ConfigureAwait(false);
                }

                await AppendEvent.RunAsync(session, write.Event, row.Version, now, cancellationToken).ConfigureAwait(false);
                return row;
            },
            cancellationToken);

    private static Task<int> PutAsync(StoreSession session, StoredRollout row, RolloutWrite write, CancellationToken cancellationToken)
    {
        var command = write.ExpectedVersion == 0 ? Insert(session) : Update(session, write);
        return command
            .With("key", row.Key)
            .With("version", row.Version)
            .With("epoch", row.Epoch)
            .With("stage", (short)row.Stage)
            .With("frozen", (short?)row.FrozenFrom)
            .With("share", row.SharePpm)
            .With("salt", row.Salt)
            .With("plan", row.PlanJson)
            .With("hash", row.PlanHash)
            .With("baseline", row.BaselineJson)
            .With("state", row.StateJson)
            .With("at", session.Dialect.ToValue(row.UpdatedAt))
            .With("by", row.UpdatedBy)
            .RunAsync(cancellationToken);
    }

    private static DbCommand Insert(StoreSession session) => session.Command(
        $"""
        INSERT INTO {ReadRollouts.Table(session)}
            (key, version, epoch, stage, frozen_from, share_ppm, salt, plan_json, plan_hash, baseline_json, state_json, lease_term, updated_at, updated_by)
        VALUES (@key, @version, @epoch, @stage, @frozen, @share, @salt, @plan, @hash, @baseline, @state, 0, @at, @by)
        ON CONFLICT (key) DO NOTHING
        """);

    private static DbCommand Update(StoreSession session, RolloutWrite write)
    {
        var command = session.Command(
            $"""
            UPDATE {ReadRollouts.Table(session)}
            SET version = @version, epoch = @epoch, stage = @stage, frozen_from = @frozen, share_ppm = @share, salt = @salt, plan_json = @plan,
                plan_hash = @hash, baseline_json = @baseline, state_json = @state, updated_at = @at, updated_by = @by
            WHERE key = @key AND version = @expected{(write.Lease is null ? string.Empty : " AND lease_owner = @owner AND lease_term = @term AND lease_until > @at")}
            """)
            .With("expected", write.ExpectedVersion);
        return write.Lease is not { } lease ? command : command.With("owner", lease.Owner).With("term", lease.Term);
    }
}
