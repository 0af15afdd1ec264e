namespace JobKit.Migration;

/// <summary>Takes a waiting job from all workers without ending it.</summary>
internal static class HoldJob
{
    /// <returns>Whether it is held now; false where it no longer waits.</returns>
    public static async Task<bool> TryHoldAsync(this IJobOperator operators, Job job, RollbackJob rollback, CancellationToken cancellationToken)
    {
        if (HeldDue.IsHeld(job))
        {
            return true;
        }

        try
        {
            await operators.RescheduleAsync(job.Id, HeldDue.Of(job, rollback.Epoch), rollback.By, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is JobStateException or JobNotFoundException)
        {
            return false;
        }
    }

    /// <returns>Whether it waits again, as before it was held.</returns>
    public static async Task<bool> TryReleaseAsync(this IJobOperator operators, Job job, OperatorAction by, CancellationToken cancellationToken)
    {
        try
        {
            await operators.RescheduleAsync(job.Id, HeldDue.Back(job), by, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is JobStateException or JobNotFoundException)
        {
            return false;
        }
    }
}
