using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>The caller's own jobs: another's is not even read, and what the app's own handlers refuse is as if it were not there.</summary>
internal sealed class OwnJobs(IJobQueue queue, IAuthorizationService authorization)
{
    /// <summary>The job, or null.</summary>
    public async Task<Job?> FindAsync(string jobId, OperationAuthorizationRequirement operation, HttpContext context)
    {
        if (!JobIdText.TryRead(jobId, out var id))
        {
            return null;
        }

        var caller = CallerFeature.Of(context);
        var job = await queue.GetAsync(id, caller.Owner, context.RequestAborted).ConfigureAwait(false);
        return job is not null && await MayAsync(job, operation, caller).ConfigureAwait(false) ? job : null;
    }

    public async Task<bool> MayAsync(Job job, OperationAuthorizationRequirement operation, CallerFeature caller) =>
        (await authorization.AuthorizeAsync(caller.User, job, operation).ConfigureAwait(false)).Succeeded;
}
