using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>How shadowed answers compare: in numbers for readers, word for word for whoever may see what they hold.</summary>
internal sealed class ReadShadow(IRollouts rollouts, IShadowReports reports, IShadowStore store)
{
    private static readonly ProblemResult NotFound = new(MigrationCodes.ObservationNotFound, "There is no such comparison of this migration, or it is not kept any more.");

    public async Task<IResult> ReportAsync(string key, HttpContext http)
    {
        _ = await rollouts.FindAsync(key, http.RequestAborted).ConfigureAwait(false) ?? throw new RolloutNotFoundException(key);
        var report = await reports.ReadAsync(key, cancellationToken: http.RequestAborted).ConfigureAwait(false);
        var body = new ShadowReportBody(
            key,
            report.Compared,
            report.Counts.GetValueOrDefault(ShadowClass.Match),
            report.Counts.GetValueOrDefault(ShadowClass.Ignored),
            report.Mismatched,
            MismatchRate: report.Compared == 0 ? 0 : Math.Round((double)report.Mismatched / report.Compared, 4),
            UpperBound: Math.Round(report.MismatchBound, 4),
            [.. report.Groups.Select(group => new ShadowGroupBody(group.Signature, group.Class, group.Count, group.Example))]);
        return new WireResult<ShadowReportBody>(body, WireJson.Default.ShadowReportBody);
    }

    public async Task<IResult> ObservationAsync(string key, string observationId, HttpContext http)
    {
        if (!JobIdText.TryRead(observationId, out var id)
            || await store.ReadAsync(id, http.RequestAborted).ConfigureAwait(false) is not { } row
            || row.Key != key)
        {
            return NotFound;
        }

        var body = new ShadowObservationBody
        {
            Id = row.Id,
            Key = row.Key,
            Epoch = row.Epoch,
            Class = row.Verdict?.Class,
            Signature = row.Verdict?.Signature,
            Differences = row.Verdict?.DifferencesJson is { } differences ? new RawJson(differences) : null,
            Control = row.ControlJson is { } control ? new RawJson(control) : null,
            JobId = row.JobId,
            CreatedAt = row.CreatedAt,
            ExpiresAt = row.ExpiresAt,
        };
        return new WireResult<ShadowObservationBody>(body, WireJson.Default.ShadowObservationBody);
    }
}
