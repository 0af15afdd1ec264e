using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>What operators do with one job. Each act is written with its audit entry in one transaction.</summary>
internal sealed class OperateJobs(IJobQueue queue, IJobOperator operators, AdminJobView view)
{
    private static readonly ProblemResult NoDueAt = new(ErrorCodes.PayloadInvalid, "Send dueAt: the instant at which the job is to be due.");

    public Task<IResult> RetryAsync(string jobId, HttpContext http) =>
        RunAsync(jobId, http, WireJson.Default.ReasonRequest, it => it.Reason, (id, by, _) => operators.RetryAsync(id, by, http.RequestAborted));

    public Task<IResult> CancelAsync(string jobId, HttpContext http) =>
        RunAsync(jobId, http, WireJson.Default.ReasonRequest, it => it.Reason, (id, by, _) => operators.CancelAsync(id, by, http.RequestAborted));

    public Task<IResult> AbandonAsync(string jobId, HttpContext http) =>
        RunAsync(jobId, http, WireJson.Default.ReasonRequest, it => it.Reason, (id, by, _) => operators.AbandonAsync(id, by, http.RequestAborted));

    public Task<IResult> RescheduleAsync(string jobId, HttpContext http) =>
        RunAsync(jobId, http, WireJson.Default.RescheduleRequest, it => it.Reason,
            (id, by, it) => operators.RescheduleAsync(id, it.DueAt!.Value, by, http.RequestAborted), it => it.DueAt is null ? NoDueAt : null);

    private async Task<IResult> RunAsync<T>(
        string jobId, HttpContext http, JsonTypeInfo<T> type, Func<T, string?> reason, Func<JobId, OperatorAction, T, Task> act, Func<T, ProblemResult?>? check = null)
        where T : class
    {
        if (!JobIdText.TryRead(jobId, out var id))
        {
            return JobProblems.NotFound;
        }

        var (request, problem) = await AdminRequest.ReadAsync(http, type).ConfigureAwait(false);
        problem ??= check?.Invoke(request!);
        if (problem is not null)
        {
            return problem;
        }

        await act(id, new(AdminRequest.ActorOf(http), reason(request!)), request!).ConfigureAwait(false);
        return await queue.GetAsync(id, owner: null, http.RequestAborted).ConfigureAwait(false) is { } job
            ? new WireResult<AdminJobBody>(view.Of(job), WireJson.Default.AdminJobBody)
            : JobProblems.NotFound;
    }
}
