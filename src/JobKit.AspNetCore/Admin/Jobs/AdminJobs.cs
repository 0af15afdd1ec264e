using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>All jobs, for whoever may read them.</summary>
internal sealed class AdminJobs(
    IJobQueue queue, IJobOperator operators, AdminJobView view, IJobRedactor redactor, IAuthorizationService authorization, TimeProvider clock)
{
    private const int MostChildren = 200;

    private static readonly ProblemResult Invalid = new(
        ErrorCodes.QueryInvalid,
        "The query may hold status (pending, processing, completed, failed, cancelled), type, queue, owner, tag, correlationKey, parentId, shadow (true), "
        + "since and until (ISO 8601, at most 90 days apart), limit (1 to 200) and cursor (a page's nextCursor).");

    public async Task<IResult> ListAsync(HttpContext http)
    {
        if (AdminJobQuery.Read(http.Request.Query, clock.GetUtcNow()) is not { } query)
        {
            return Invalid;
        }

        try
        {
            var page = await queue.ListAsync(query, http.RequestAborted).ConfigureAwait(false);
            var counts = (await queue.GetStatisticsAsync(http.RequestAborted).ConfigureAwait(false)).Counts;
            var body = new AdminJobListBody(
                [.. page.Jobs.Select(view.Of)],
                counts.OrderBy(it => it.Key).ToDictionary(it => JobStatusText.Of(it.Key), it => CountBody.Of(it.Value), StringComparer.Ordinal),
                page.NextCursor,
                page.ScannedThrough);
            return new WireResult<AdminJobListBody>(body, WireJson.Default.AdminJobListBody);
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            // What the core takes for no filter or no cursor of its own.
            return Invalid;
        }
    }

    public async Task<IResult> OneAsync(string jobId, HttpContext http)
    {
        if (!JobIdText.TryRead(jobId, out var id) || await queue.GetAsync(id, owner: null, http.RequestAborted).ConfigureAwait(false) is not { } job)
        {
            return JobProblems.NotFound;
        }

        var whole = (await authorization.AuthorizeAsync(http.User, resource: null, JobKitPolicies.ReadSensitive).ConfigureAwait(false)).Succeeded;
        var attempts = await operators.GetAttemptsAsync(id, http.RequestAborted).ConfigureAwait(false);
        var children = await queue.ListAsync(new() { ParentId = id, IncludeHidden = true, Limit = MostChildren }, http.RequestAborted).ConfigureAwait(false);
        var payload = whole ? job.Payload : redactor.RedactPayload(job.Type, job.Payload);
        var body = new AdminJobDetailBody(view.Of(job), new(payload))
        {
            Result = job.Result is { } result ? new RawJson(whole ? result : redactor.RedactResult(job.Type, result)) : null,
            Masked = !whole,
            CancelReason = job.CancelReason,
            LastError = AttemptErrorBody.Of(job.Error),
            Attempts = [.. attempts.Select(it => new AttemptBody(it.Attempt, it.WorkerId, it.StartedAt, it.EndedAt, it.Verb, AttemptErrorBody.Of(it.Error)))],
            TraceId = TraceOf(job.TraceParent),
            ParentId = job.ParentId,
            Children = [.. children.Jobs.Select(it => it.Id)],
        };
        return new WireResult<AdminJobDetailBody>(body, WireJson.Default.AdminJobDetailBody);
    }

    private static string? TraceOf(string? traceParent) => traceParent?.Split('-') is [_, var trace, ..] ? trace : null;
}
