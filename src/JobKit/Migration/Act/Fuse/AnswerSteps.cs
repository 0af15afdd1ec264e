using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>What follows a rollback, told with its answer.</summary>
/// <param name="runner">Asked late: a step writes a flag, which may be the view of a rollout that is rolled back through here. Null in an app without jobs.</param>
/// <param name="logger">Where a store that does not tell is told.</param>
internal sealed class AnswerSteps(Func<RollbackRunner?> runner, ILogger<AnswerSteps> logger)
{
    /// <summary>With the steps as recorded. The rollback is made: what fails here leaves them out, and nothing else.</summary>
    public async Task<RollbackAnswer> RecordedAsync(RollbackAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Rollback is not { Stage: MigrationStage.RolledBack } made || runner() is not { } steps)
        {
            return answer;
        }

        try
        {
            return answer with { Steps = await steps.ReadAsync(answer.Key, made.Epoch, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception error)
        {
            RolloutLog.StepsUnknown(logger, error, answer.Key);
            return answer;
        }
    }

    /// <summary>With what the steps would do to what is there now.</summary>
    public async Task<RollbackAnswer> ForeseenAsync(RollbackAnswer answer, OperatorAction by, CancellationToken cancellationToken) =>
        answer is { Rollback.Stage: MigrationStage.RolledBack, Rollout: { } after } && runner() is { } steps
            ? answer with { Steps = await steps.PreviewAsync(RollbackReaction.JobOf(after, by), cancellationToken).ConfigureAwait(false) }
            : answer;
}
