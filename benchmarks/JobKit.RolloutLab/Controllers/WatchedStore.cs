using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>Judges each write by what stood in the store just before it. In virtual time nothing comes between.</summary>
internal sealed class WatchedStore(IRolloutStore inner, ControllerCounts counts) : IRolloutStore
{
    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) => inner.ReadRevisionAsync(cancellationToken);

    public Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken) => inner.ReadAsync(key, cancellationToken);

    public Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.TakeLeaseAsync(key, owner, duration, cancellationToken);

    public async Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken)
    {
        var before = (await ReadAsync(write.Row.Key, cancellationToken)).Rollouts.SingleOrDefault();
        var written = await inner.WriteAsync(write, cancellationToken);
        var advance = write.Event.Kind is RolloutEventKind.Stage or RolloutEventKind.Share;
        if (written is null)
        {
            counts.RefusedAdvances += advance ? 1 : 0;
            counts.RetriedRollbacks += advance ? 0 : 1;
        }
        else if (write.Event.Kind == RolloutEventKind.Rollback)
        {
            counts.Rollbacks++;
        }
        else if (advance && before is not null)
        {
            Judge(RolloutRows.Read(before), RolloutRows.Read(written), write.ExpectedVersion);
        }

        return written;
    }

    private void Judge(Rollout before, Rollout after, long decidedOn)
    {
        counts.Advances++;
        var next = PlanLadder.Next(before.Plan, before.Stage, before.Share);
        if (before.Stage == MigrationStage.RolledBack)
        {
            counts.AdvancesAfterRollback++;
        }
        else if (decidedOn != before.Version || next != new PlanRung(after.Stage, after.Share))
        {
            counts.DoubleAdvances++;
        }
    }
}
