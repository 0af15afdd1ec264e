using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Something that follows from a change of a rollout, as jobs of the same transaction.</summary>
internal interface IRolloutReaction
{
    /// <summary>The jobs; may be asked several times for a change that another writer's prevents, and must not throw.</summary>
    /// <param name="before">As it was; null where it is new.</param>
    /// <param name="after">What it becomes.</param>
    /// <param name="happened">What is told of it.</param>
    IEnumerable<NewJob> JobsFor(Rollout? before, Rollout after, RolloutEventDraft happened);
}
