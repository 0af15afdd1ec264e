using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>GET <c>/workers</c> and <c>/audit</c>: who works, and what operators did.</summary>
internal sealed class ReadNodes(IJobOperator operators, QueueSnapshots snapshots)
{
    private const int MostEntries = 1000;

    private static readonly ProblemResult Invalid = new(ErrorCodes.QueryInvalid, "limit is 1 to 1000; 100 without it.");

    public async Task<IResult> WorkersAsync(HttpContext http)
    {
        var silence = snapshots.Silence;
        var workers = await operators.GetWorkersAsync(http.RequestAborted).ConfigureAwait(false);
        return new WireResult<IReadOnlyList<WorkerBody>>(
            [
                .. workers.Select(it => new WorkerBody(
                    it.Id, it.Host, it.StartedAt, Math.Round(it.HeartbeatAge.TotalSeconds, 1), it.Slots, it.Busy, it.Types, it.HeartbeatAge <= silence ? "live" : "silent")),
            ],
            WireJson.Default.IReadOnlyListWorkerBody);
    }

    public async Task<IResult> AuditAsync(HttpContext http) => await EntriesAsync(http).ConfigureAwait(false) is not { } entries
        ? Invalid
        : new WireResult<IReadOnlyList<AuditBody>>(
            [.. entries.Select(it => new AuditBody(it.At, it.Actor, it.Action, it.Target, it.Reason, it.Before, it.After))], WireJson.Default.IReadOnlyListAuditBody);

    public async Task<IResult> AuditCsvAsync(HttpContext http)
    {
        if (await EntriesAsync(http).ConfigureAwait(false) is not { } entries)
        {
            return Invalid;
        }

        var lines = entries.Select(it => Csv.Line(it.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), it.Actor, it.Action, it.Target, it.Reason, it.Before, it.After));
        http.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        return TypedResults.Text(string.Concat(lines.Prepend(Csv.Line("at", "actor", "action", "target", "reason", "before", "after"))), "text/csv; charset=utf-8");
    }

    /// <summary>Null where the query asks for no number of them.</summary>
    private async Task<IReadOnlyList<AuditEntry>?> EntriesAsync(HttpContext http) =>
        AdminQuery.TryNumber(http.Request.Query["limit"], out var limit) && limit is null or <= MostEntries
            ? await operators.GetAuditAsync(limit ?? 100, http.RequestAborted).ConfigureAwait(false)
            : null;
}
