using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET of one job's status.</summary>
internal sealed class ReadJob(IJobQueue queue, JobView view)
{
    public async Task<IResult> RunAsync(string jobId, HttpContext context)
    {
        var job = await OwnAsync(jobId, context).ConfigureAwait(false);
        return job is null ? JobProblems.NotFound : new WireResult<JobBody>(view.Of(job), WireJson.Default.JobBody);
    }

    /// <summary>The caller's own job, or null: another's is not even read.</summary>
    public Task<Job?> OwnAsync(string jobId, HttpContext context) =>
        JobIdText.TryRead(jobId, out var id) ? queue.GetAsync(id, CallerFeature.OwnerOf(context), context.RequestAborted) : Task.FromResult<Job?>(null);
}
