namespace JobKit.Migration;

/// <summary>When too many rows were rejected. For writers of stores.</summary>
public static class BackfillStop
{
    private const int ShownError = 500;

    /// <summary>Why the backfill is to stop after a checkpoint, or null. Rows that were rejected before do not stop it again.</summary>
    /// <param name="rejected">How many rows are rejected after it.</param>
    /// <param name="checkpoint">What was written.</param>
    public static string? Reason(long rejected, BackfillCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (rejected <= checkpoint.MaxRejects || checkpoint.Rejects.Count == 0 || checkpoint.Range.IsRetry)
        {
            return null;
        }

        var last = checkpoint.Rejects[^1];
        var error = last.Error.Length <= ShownError ? last.Error : last.Error[..ShownError];
        return $"{rejected} rows are rejected, and MaxRejects is {checkpoint.MaxRejects}. The last, {last.Key}: {error} Mend the rows or what is made of them, then resume, and retry the failed rows.";
    }
}
