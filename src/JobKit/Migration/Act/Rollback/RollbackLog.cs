using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1792-1793. An id never changes its meaning.</summary>
internal static partial class RollbackLog
{
    [LoggerMessage(1792, LogLevel.Information, "The step {Step} of the rollback of {Rollout} into epoch {Epoch}: {Detail}")]
    public static partial void StepDone(ILogger logger, OneLine step, string rollout, long epoch, OneLine detail);

    [LoggerMessage(1793, LogLevel.Error, "The step {Step} of the rollback of {Rollout} into epoch {Epoch} failed. It is tried again; requests go to legacy all the same.")]
    public static partial void StepFailed(ILogger logger, Exception exception, OneLine step, string rollout, long epoch);
}
