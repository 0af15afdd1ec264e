using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1200-1299. An id never changes its meaning.</summary>
/// <remarks>A handler's error comes here as type and redacted message, never as the exception: its text may hold what the payload hides.</remarks>
internal static partial class ExecuteLog
{
    [LoggerMessage(1200, LogLevel.Debug, "Job {JobId} ({JobType}): attempt {Attempt} of {MaxAttempts} begins.")]
    public static partial void Started(ILogger logger, JobId jobId, string jobType, int attempt, int maxAttempts);

    [LoggerMessage(1201, LogLevel.Debug, "Job {JobId} ({JobType}): attempt {Attempt} succeeded in {Elapsed}.")]
    public static partial void Succeeded(ILogger logger, JobId jobId, string jobType, int attempt, TimeSpan elapsed);

    [LoggerMessage(1202, LogLevel.Warning,
        "Job {JobId} ({JobType}): attempt {Attempt} of {MaxAttempts} failed, the next is due in {Delay}. {ErrorType}: {ErrorMessage}")]
    public static partial void FailedAndRetried(
        ILogger logger, JobId jobId, string jobType, int attempt, int maxAttempts, TimeSpan delay, OneLine errorType, OneLine errorMessage);

    [LoggerMessage(1203, LogLevel.Error,
        "Job {JobId} ({JobType}) failed for good in attempt {Attempt}: {Reason}. {ErrorType}: {ErrorMessage}")]
    public static partial void FailedForGood(
        ILogger logger, JobId jobId, string jobType, int attempt, JobFailureReason reason, OneLine errorType, OneLine errorMessage);

    [LoggerMessage(1204, LogLevel.Warning, "Job {JobId} ({JobType}): its handler rejected it in attempt {Attempt}. {ErrorMessage}")]
    public static partial void Rejected(ILogger logger, JobId jobId, string jobType, int attempt, OneLine errorMessage);

    [LoggerMessage(1205, LogLevel.Warning, "Job {JobId} ({JobType}): attempt {Attempt} ran longer than its timeout, {Timeout}, and is told to stop.")]
    public static partial void TimedOut(ILogger logger, JobId jobId, string jobType, int attempt, TimeSpan timeout);

    [LoggerMessage(1206, LogLevel.Debug, "Job {JobId} ({JobType}): its handler put it off by {Delay}.")]
    public static partial void Snoozed(ILogger logger, JobId jobId, string jobType, TimeSpan delay);

    [LoggerMessage(1207, LogLevel.Information, "Job {JobId} ({JobType}): attempt {Attempt} stopped for the shutdown; the job is handed back.")]
    public static partial void Released(ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(1208, LogLevel.Information, "Job {JobId} ({JobType}): attempt {Attempt} stopped on request.")]
    public static partial void Cancelled(ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(1209, LogLevel.Warning, "Job {JobId} ({JobType}): attempt {Attempt} ended without its lease; nothing of it is written.")]
    public static partial void EndedWithoutLease(ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(1210, LogLevel.Error,
        "Job {JobId} ({JobType}): the handler of attempt {Attempt} ignored its token for {Waited} and is given up. It may still run; whatever it writes under its lease is refused.")]
    public static partial void DeafHandlerGivenUp(ILogger logger, JobId jobId, string jobType, int attempt, TimeSpan waited);

    [LoggerMessage(1211, LogLevel.Information, "Job {JobId} ({JobType}): the handler of attempt {Attempt}, given up before, has returned.")]
    public static partial void DeafHandlerReturned(ILogger logger, JobId jobId, string jobType, int attempt);

    [LoggerMessage(1212, LogLevel.Error, "Job {JobId} ({JobType}): its stored payload cannot be read. {ErrorMessage}")]
    public static partial void PayloadUnreadable(ILogger logger, JobId jobId, string jobType, OneLine errorMessage);

    [LoggerMessage(1213, LogLevel.Warning, "Writing the progress of {Count} jobs failed; the next report tries again.")]
    public static partial void ProgressFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(1214, LogLevel.Error, "The retry policy of {JobType} threw {ErrorType}; the default one is used for job {JobId}.")]
    public static partial void RetryPolicyThrew(ILogger logger, JobId jobId, string jobType, OneLine errorType);

    [LoggerMessage(1215, LogLevel.Critical, "Job {JobId} ({JobType}): running its attempt broke inside JobKit; its lease will end and another attempt follow.")]
    public static partial void Broke(ILogger logger, Exception exception, JobId jobId, string jobType);
}
