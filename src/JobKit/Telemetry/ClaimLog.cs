using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1100-1199. An id never changes its meaning.</summary>
internal static partial class ClaimLog
{
    [LoggerMessage(1100, LogLevel.Debug, "Claimed {Count} jobs of at most {Limit} in {Elapsed}.")]
    public static partial void Claimed(ILogger logger, int count, int limit, TimeSpan elapsed);

    [LoggerMessage(1101, LogLevel.Warning, "A claim failed, the {Failures}. in a row; the next is tried in {Delay}.")]
    public static partial void ClaimFailed(ILogger logger, Exception exception, int failures, TimeSpan delay);

    [LoggerMessage(1102, LogLevel.Information, "Claims work again after {Failures} failures.")]
    public static partial void ClaimRecovered(ILogger logger, int failures);

    [LoggerMessage(1103, LogLevel.Warning, "Renewing {Count} leases failed, the {Failures}. time in a row; tried again in {Delay}.")]
    public static partial void RenewFailed(ILogger logger, Exception exception, int count, int failures, TimeSpan delay);

    [LoggerMessage(1104, LogLevel.Warning, "The lease of job {JobId} ({JobType}), epoch {Epoch}, is lost; its attempt is told to stop.")]
    public static partial void LeaseLost(ILogger logger, JobId jobId, string jobType, long epoch);

    [LoggerMessage(1105, LogLevel.Information, "Somebody asked to cancel job {JobId} ({JobType}); its attempt is told to stop.")]
    public static partial void CancelSeen(ILogger logger, JobId jobId, string jobType);

    [LoggerMessage(1106, LogLevel.Debug, "Handed {Count} claimed jobs back that had not begun.")]
    public static partial void HandedBack(ILogger logger, int count);
}
