using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Writes verdicts, and counts each once.</summary>
internal sealed class ShadowDecisions(IShadowStore store, MigrationMonitor monitor, ILogger<ShadowDecisions> logger)
{
    public async Task WriteAsync(ShadowRow row, ShadowVerdict verdict, CancellationToken cancellationToken)
    {
        var first = await store.DecideAsync(row.Id, verdict, ShadowCounting.NeedsControl(verdict.Class), cancellationToken).ConfigureAwait(false);
        if (!first)
        {
            return;
        }

        ShadowLog.Compared(logger, row.Id, row.Key, verdict.Class);
        if (!row.IsNoise && ShadowCounting.IsMismatch(verdict.Class) is { } mismatch && RouteStamp.Of(row.Stamp) is { } stamp)
        {
            monitor.Compared(stamp, mismatch);
        }
    }
}
