using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Writes verdicts, and counts each once.</summary>
internal sealed class ShadowDecisions(IShadowStore store, MigrationMonitor monitor, ILogger<ShadowDecisions> logger)
{
    /// <summary>Keeps a request on which there is nothing to wait for: row and verdict in one write, so that no stop leaves a row that nobody decides.</summary>
    public async Task AddAsync(ShadowRow row, ShadowVerdict verdict, TimeSpan keep, CancellationToken cancellationToken)
    {
        var control = ShadowCounting.NeedsControl(verdict.Class) ? row.ControlJson : null;
        await store.AddAsync(row with { Verdict = verdict, ControlJson = control }, keep, cancellationToken).ConfigureAwait(false);
        Count(row, verdict);
    }

    public async Task WriteAsync(ShadowRow row, ShadowVerdict verdict, CancellationToken cancellationToken)
    {
        var first = await store.DecideAsync(row.Id, verdict, ShadowCounting.NeedsControl(verdict.Class), cancellationToken).ConfigureAwait(false);
        if (first)
        {
            Count(row, verdict);
        }
    }

    private void Count(ShadowRow row, ShadowVerdict verdict)
    {
        ShadowLog.Compared(logger, row.Id, row.Key, verdict.Class);
        if (!row.IsNoise && ShadowCounting.IsMismatch(verdict.Class) is { } mismatch && RouteStamp.Of(row.Stamp) is { } stamp)
        {
            monitor.Compared(stamp, mismatch);
        }
    }
}
