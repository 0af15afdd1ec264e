namespace JobKit.Migration;

/// <summary>Waits for the end of a job that is the caller's own. Told by the settled event; any number of waits cost one query a second.</summary>
internal sealed class JobWait(IJobQueue queue)
{
    /// <summary>The job as it stands after its end or the time, or null where there is none of the caller's.</summary>
    public async Task<Job?> ForEndAsync(JobId id, string? caller, TimeSpan time, CancellationToken cancellationToken)
    {
        var job = await queue.GetAsync(id, caller, cancellationToken).ConfigureAwait(false);
        if (job is null || job.IsTerminal || time <= TimeSpan.Zero)
        {
            return job;
        }

        // Without a name the store does not ask whose it is; nobody may hold a request open with another's id.
        if (!string.Equals(job.Owner, caller, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return await queue.WaitAsync(id, time, cancellationToken).ConfigureAwait(false);
        }
        catch (JobNotFoundException)
        {
            return null;
        }
    }
}
