using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1785-1789. An id never changes its meaning.</summary>
internal static partial class VerifyLog
{
    [LoggerMessage(1785, LogLevel.Information, "The verification of {Migration} ended with {ExitCode}: {Passed} of {Count} checks passed.")]
    public static partial void Verified(ILogger logger, OneLine migration, int exitCode, int passed, int count);

    [LoggerMessage(1786, LogLevel.Error, "The verification of {Migration} could not run.")]
    public static partial void NotVerified(ILogger logger, Exception exception, OneLine migration);

    [LoggerMessage(1787, LogLevel.Warning, "The check {Check} could not run.")]
    public static partial void CheckThrew(ILogger logger, Exception exception, OneLine check);

    [LoggerMessage(1788, LogLevel.Warning, "The probe job {JobId} could not be removed; it goes with its retention.")]
    public static partial void ProbeNotRemoved(ILogger logger, Exception exception, JobId jobId);
}
