namespace JobKit.Migration;

/// <summary>Who leases a range: a job under one of its leases. What an earlier lease of the same job holds, the job has lost: its writes are refused.</summary>
internal static class BackfillOwner
{
    private const char Mark = ':';

    public static string Of(JobContext context) => $"{context.Id}{Mark}{context.Lease.Epoch}";

    public static bool IsSameJob(string? holder, string asker) =>
        asker.LastIndexOf(Mark) is > 0 and var at && holder?.StartsWith(asker[..(at + 1)], StringComparison.Ordinal) == true;
}
