using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Backfills for operators.</summary>
internal sealed class AdminBackfills(IBackfills backfills)
{
    public async Task<IResult> ListAsync(HttpContext http) => new WireResult<IReadOnlyList<BackfillBody>>(
        [.. (await backfills.ListAsync(http.RequestAborted).ConfigureAwait(false)).Select(View)], WireJson.Default.IReadOnlyListBackfillBody);

    public async Task<IResult> StartAsync(string name, HttpContext http)
    {
        var (request, problem) = await AdminRequest.ReadAsync(http, WireJson.Default.BackfillStartRequest).ConfigureAwait(false);
        if (request is null)
        {
            return problem!;
        }

        if (!request.DryRun)
        {
            return Done(await backfills.StartAsync(name, AdminRequest.By(http, request.Reason), http.RequestAborted).ConfigureAwait(false));
        }

        var dry = await backfills.DryRunAsync(name, http.RequestAborted).ConfigureAwait(false);
        return new WireResult<BackfillDryRunBody>(new(name, DryRun: true, dry.Rows, dry.Ready, dry.Failed), WireJson.Default.BackfillDryRunBody);
    }

    public Task<IResult> PauseAsync(string name, HttpContext http) => RunAsync(http, by => backfills.PauseAsync(name, by, http.RequestAborted));

    public Task<IResult> ResumeAsync(string name, HttpContext http) => RunAsync(http, by => backfills.ResumeAsync(name, by, http.RequestAborted));

    public Task<IResult> RetryFailedAsync(string name, HttpContext http) => RunAsync(http, by => backfills.RetryFailedAsync(name, by, http.RequestAborted));

    private static async Task<IResult> RunAsync(HttpContext http, Func<OperatorAction, Task<BackfillProgress>> act)
    {
        var (request, problem) = await AdminRequest.ReadAsync(http, WireJson.Default.ReasonRequest).ConfigureAwait(false);
        return request is null ? problem! : Done(await act(AdminRequest.By(http, request.Reason)).ConfigureAwait(false));
    }

    private static WireResult<BackfillBody> Done(BackfillProgress progress) => new(View(progress), WireJson.Default.BackfillBody);

    private static BackfillBody View(BackfillProgress progress) => new(
        progress.Name, progress.State, progress.Done, progress.Total, progress.Failed, progress.RatePerSecond, progress.JobId, progress.Reason);
}
