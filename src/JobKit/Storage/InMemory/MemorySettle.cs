namespace JobKit.Storage;

/// <summary>The writes of an attempt, under the lock; each conditional on the epoch.</summary>
internal sealed class MemorySettle(MemoryBook book)
{
    public RenewReceipt Renew(JobLease lease, DateTimeOffset until)
    {
        if (!book.TryFind(lease.JobId, out var row) || !row.IsHeldAt(lease.Epoch))
        {
            return new(lease.JobId, Held: false, CancelRequested: false);
        }

        if (until > row.LeaseUntil)
        {
            row.LeaseUntil = until;
            book.Leases.Remove(row);
            book.Leases.Add(row, until);
        }

        return new(row.Id, Held: true, row.CancelRequested);
    }

    public SettleReceipt Settle(Settlement settlement, DateTimeOffset now)
    {
        if (!book.TryFind(settlement.JobId, out var row))
        {
            return new(settlement.JobId, SettleOutcome.LeaseLost, null, null);
        }

        if (!row.IsHeldAt(settlement.Epoch))
        {
            var repeated = row.Settled == (settlement.Epoch, settlement.Verb);
            return new(row.Id, repeated ? SettleOutcome.AlreadyApplied : SettleOutcome.LeaseLost, row.Status, null);
        }

        row.Settled = (settlement.Epoch, settlement.Verb);
        if (settlement.Verb == JobVerb.Complete)
        {
            row.Result = settlement.Result;
            row.Progress = 100;
        }

        book.End(row, SettleRules.Decide(row.Held, settlement, now), settlement.Verb, settlement.Error, now);
        return new(row.Id, SettleOutcome.Accepted, row.Status, now);
    }

    public bool WriteProgress(ProgressWrite write)
    {
        if (!IsHeld(write.JobId, write.Epoch, out var row))
        {
            return false;
        }

        row!.Progress = Math.Clamp(write.Percent, 0, 100);
        row.Step = write.Step ?? row.Step;
        return true;
    }

    public bool WriteCheckpoint(JobLease lease, string? checkpoint)
    {
        if (!IsHeld(lease.JobId, lease.Epoch, out var row))
        {
            return false;
        }

        row!.Checkpoint = checkpoint;
        return true;
    }

    public bool IsHeld(JobId id, long epoch, out JobRow? row) => book.TryFind(id, out row) && row.IsHeldAt(epoch);
}
