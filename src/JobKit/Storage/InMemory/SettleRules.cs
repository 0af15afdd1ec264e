namespace JobKit.Storage;

/// <summary>What a settlement makes of a held job. Pure, so that any store can be compared with it.</summary>
internal static class SettleRules
{
    /// <summary>Whether a verb is one that a holder may settle with.</summary>
    public static bool Settles(JobVerb verb) =>
        verb is JobVerb.Complete or JobVerb.RetryLater or JobVerb.Fail or JobVerb.Snooze or JobVerb.Release;

    /// <summary>Decides; the epoch has been checked by the caller.</summary>
    public static AttemptEnd Decide(in HeldAttempt held, Settlement settlement, DateTimeOffset now)
    {
        // Work that is done is kept, even where somebody asked to stop it: a result is worth more than obedience (I34).
        if (settlement.Verb == JobVerb.Complete)
        {
            return new(JobStatus.Completed, held.Attempt, held.AbandonCount, held.DueAt);
        }

        var attempt = settlement.Verb is JobVerb.Snooze or JobVerb.Release ? GiveBack(held.Attempt) : held.Attempt;
        if (held.CancelRequested)
        {
            return new(JobStatus.Cancelled, attempt, held.AbandonCount, held.DueAt);
        }

        return settlement.Verb switch
        {
            JobVerb.Fail => new(JobStatus.Failed, attempt, held.AbandonCount, held.DueAt, settlement.FailureReason),
            JobVerb.Release => new(JobStatus.Pending, attempt, held.AbandonCount, held.DueAt),
            _ => new(JobStatus.Pending, attempt, held.AbandonCount, StoreTime.After(now, settlement.Delay)),
        };
    }

    /// <summary>The attempt count without the attempt that ends now.</summary>
    public static int GiveBack(int attempt) => Math.Max(0, attempt - 1);
}
