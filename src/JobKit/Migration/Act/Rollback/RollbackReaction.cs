using System.Globalization;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>A rollback enqueues its steps, one job for each epoch.</summary>
internal sealed class RollbackReaction(IJobFactory? factory = null) : IRolloutReaction
{
    /// <summary>Until each node has read the rollback, and the requests that it had routed before have enqueued their jobs: the steps look for them once.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromSeconds(5);

    public IEnumerable<NewJob> JobsFor(Rollout? before, Rollout after, RolloutEventDraft happened)
    {
        if (factory is not null && happened.Kind == RolloutEventKind.Rollback && after.Stage == MigrationStage.RolledBack)
        {
            yield return factory.Create(
                JobOf(after, new(happened.Actor, happened.Reason)),
                new() { UniqueKey = string.Create(CultureInfo.InvariantCulture, $"{after.Key}:{after.Epoch}"), CorrelationKey = after.Key, Delay = Spread });
        }
    }

    /// <param name="after">The rollout, rolled back.</param>
    /// <param name="by">Who did it, and why.</param>
    public static RollbackJob JobOf(Rollout after, OperatorAction by) => new()
    {
        Key = after.Key,
        Epoch = after.Epoch,
        Actor = by.Actor,
        Reason = by.Reason,
        Choices = after.Plan.Rollback,
        AlertChannel = after.Plan.AlertChannel,
    };
}
