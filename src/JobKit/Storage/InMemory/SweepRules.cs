namespace JobKit.Storage;

/// <summary>What becomes of a job that is taken from its holder. Pure, so that any store can be compared with it.</summary>
internal static class SweepRules
{
    /// <summary>Decides for one job; whether its lease has ended has been checked by the caller.</summary>
    /// <remarks>A crash never uses an attempt up: the abandon count alone caps crashes, so that the two limits do not mix.</remarks>
    public static AttemptEnd Decide(in HeldAttempt held, int maxAbandons)
    {
        var attempt = SettleRules.GiveBack(held.Attempt);
        var abandons = held.AbandonCount + 1;
        return held.CancelRequested ? new(JobStatus.Cancelled, attempt, abandons, held.DueAt)
            : abandons > maxAbandons ? new(JobStatus.Failed, attempt, abandons, held.DueAt, JobFailureReason.Abandoned)
            : new(JobStatus.Pending, attempt, abandons, held.DueAt);
    }
}
