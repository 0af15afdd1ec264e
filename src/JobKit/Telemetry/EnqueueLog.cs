using Microsoft.Extensions.Logging;

namespace JobKit;

/// <summary>1000-1099. An id never changes its meaning.</summary>
internal static partial class EnqueueLog
{
    [LoggerMessage(1000, LogLevel.Debug, "Enqueued job {JobId} ({JobType}) in queue {Queue}.")]
    public static partial void Enqueued(ILogger logger, JobId jobId, string jobType, string queue);

    [LoggerMessage(1001, LogLevel.Debug, "Wrote {Count} jobs in one call to the store in {Elapsed}.")]
    public static partial void BatchWritten(ILogger logger, int count, TimeSpan elapsed);

    [LoggerMessage(1002, LogLevel.Debug, "An enqueue of {JobType} in queue {Queue} was answered with job {JobId}, which stood already.")]
    public static partial void AlreadyStored(ILogger logger, JobId jobId, string jobType, string queue);

    [LoggerMessage(1003, LogLevel.Information, "An enqueue of {JobType} in queue {Queue} was refused: {Outcome}.")]
    public static partial void Refused(ILogger logger, string jobType, string queue, RefusalOutcome outcome);

    [LoggerMessage(1004, LogLevel.Warning, "Writing {Count} jobs failed; each caller is told.")]
    public static partial void WriteFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(1005, LogLevel.Information, "Job {JobId} was asked to cancel: {Reason} It is {Status}.")]
    public static partial void CancelAsked(ILogger logger, JobId jobId, OneLine reason, JobStatus status);

    [LoggerMessage(1006, LogLevel.Information, "Job {JobId} will run again.")]
    public static partial void RetryAsked(ILogger logger, JobId jobId);

    [LoggerMessage(1007, LogLevel.Information, "{Actor} did {Action} on {Target}: {Reason}")]
    public static partial void OperatorActed(ILogger logger, OneLine actor, string action, string target, OneLine reason);
}
