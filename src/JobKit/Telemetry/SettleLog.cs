using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1300-1399. An id never changes its meaning.</summary>
internal static partial class SettleLog
{
    [LoggerMessage(1300, LogLevel.Debug, "Settled {Count} jobs in {Elapsed}.")]
    public static partial void Settled(ILogger logger, int count, TimeSpan elapsed);

    [LoggerMessage(1301, LogLevel.Warning, "Settling {Count} jobs failed, the {Failures}. time in a row; tried again in {Delay}.")]
    public static partial void SettleFailed(ILogger logger, Exception exception, int count, int failures, TimeSpan delay);

    [LoggerMessage(1302, LogLevel.Information, "Settling works again after {Failures} failures.")]
    public static partial void SettleRecovered(ILogger logger, int failures);

    [LoggerMessage(1303, LogLevel.Warning, "The {Verb} of job {JobId}, epoch {Epoch}, was refused: the lease is lost.")]
    public static partial void Refused(ILogger logger, JobId jobId, long epoch, JobVerb verb);

    [LoggerMessage(1304, LogLevel.Error, "The {Verb} of job {JobId}, epoch {Epoch}, could not be written before its lease ended; the job will run again.")]
    public static partial void GivenUp(ILogger logger, JobId jobId, long epoch, JobVerb verb);

    [LoggerMessage(1305, LogLevel.Error, "The settled observer {Observer} threw for a batch of {Count} jobs; the others are told all the same.")]
    public static partial void ObserverThrew(ILogger logger, Exception exception, string observer, int count);
}
