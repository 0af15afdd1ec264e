namespace JobKit.Migration;

/// <summary>How the job loop does, without the library's own queues.</summary>
/// <param name="Depth">Due jobs that nobody has begun.</param>
/// <param name="LongestRunning">How long the longest present attempt has run; null where none runs.</param>
/// <param name="Completed">Jobs completed in the window.</param>
/// <param name="Failed">Jobs failed for good in it.</param>
/// <param name="Retried">Attempts that failed in it and were followed by another.</param>
internal sealed record JobHealth(long Depth, TimeSpan? LongestRunning, long Completed, long Failed, long Retried)
{
    public long Ended => Completed + Failed;

    public long Attempts => Ended + Retried;

    public double ErrorRate => Attempts == 0 ? 0 : (double)(Failed + Retried) / Attempts;

    public double SuccessRate => Ended == 0 ? 1 : (double)Completed / Ended;
}
