using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>3100-3119. An id never changes its meaning.</summary>
internal static partial class MigrateLog
{
    [LoggerMessage(3100, LogLevel.Error, "Who calls {Endpoint} could not be found out; the caller counts as anonymous. Correct the endpoint's Unit or Groups.")]
    public static partial void CallerUnknown(ILogger logger, Exception exception, string endpoint);

    [LoggerMessage(3101, LogLevel.Debug, "A request to {Endpoint} could not be read for a job; legacy answers it.")]
    public static partial void NotRead(ILogger logger, Exception exception, string endpoint);

    [LoggerMessage(3102, LogLevel.Error, "A request to {Endpoint} could not be made a job; legacy answers it, and the candidate counts an error. Correct the endpoint's Map or Enqueue.")]
    public static partial void NotMapped(ILogger logger, Exception exception, string endpoint);

    [LoggerMessage(3103, LogLevel.Warning, "Job {JobId} of {Endpoint} is stored and could not be read; the client was told where to ask for it.")]
    public static partial void NotAwaited(ILogger logger, Exception exception, JobId jobId, string endpoint);

    [LoggerMessage(3104, LogLevel.Error, "Whether {Endpoint} failed could not be asked; its answer counts by its status. Correct the endpoint's IsError.")]
    public static partial void NotJudged(ILogger logger, Exception exception, string endpoint);
}
