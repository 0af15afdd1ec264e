namespace JobKit.Storage;

/// <summary>Ends a row's attempt as a rule decided, keeping what the attempt left for the record.</summary>
internal static class AttemptEnding
{
    public static void End(this MemoryBook book, JobRow row, in AttemptEnd end, JobVerb verb, JobError? error, DateTimeOffset now)
    {
        if (verb != JobVerb.Complete)
        {
            (row.History ??= []).Add(new(row.Id, row.Attempt, row.Epoch, row.WorkerId, row.StartedAt, now, verb, error));
        }

        book.Leave(row);
        row.Status = end.Status;
        row.Attempt = end.Attempt;
        row.AbandonCount = end.AbandonCount;
        row.DueAt = end.DueAt;
        row.FailureReason = end.FailureReason;
        row.Error = error ?? row.Error;
        row.WorkerId = null;
        row.FinishedAt = end.Status.IsTerminal() ? now : null;
        book.Enter(row);
    }
}
