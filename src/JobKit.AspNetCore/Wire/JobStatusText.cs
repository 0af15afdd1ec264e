namespace JobKit.AspNetCore;

/// <summary>A status as it is written: one lower-case word.</summary>
internal static class JobStatusText
{
    public static string Of(JobStatus status) => status switch
    {
        JobStatus.Pending => "pending",
        JobStatus.Processing => "processing",
        JobStatus.Completed => "completed",
        JobStatus.Failed => "failed",
        _ => "cancelled",
    };

    /// <summary>Reads one in any case.</summary>
    public static bool TryRead(string text, out JobStatus status)
    {
        foreach (var known in Enum.GetValues<JobStatus>())
        {
            if (string.Equals(Of(known), text, StringComparison.OrdinalIgnoreCase))
            {
                status = known;
                return true;
            }
        }

        status = default;
        return false;
    }
}
