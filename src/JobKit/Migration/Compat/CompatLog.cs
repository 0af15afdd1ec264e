using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1780-1784. An id never changes its meaning.</summary>
internal static partial class CompatLog
{
    [LoggerMessage(1780, LogLevel.Error, "Job {JobId} of type {JobType} cannot be given the legacy shape of {Route}; the client is told so. Correct the contract's Result or Error.")]
    public static partial void NotTranslated(ILogger logger, Exception exception, JobId jobId, string jobType, OneLine route);

    [LoggerMessage(1781, LogLevel.Warning, "A job of type {JobType} was not enqueued, and surely not stored: the legacy side answers {Route}.")]
    public static partial void LegacyAnswers(ILogger logger, Exception exception, string jobType, OneLine route);

    [LoggerMessage(1782, LogLevel.Error, "Whether job {JobId} of {Route} was stored is not known after {Tries} tries; the client is answered 503, for the legacy side might do the work twice.")]
    public static partial void Unavailable(ILogger logger, Exception exception, JobId jobId, OneLine route, int tries);
}
