using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>One change of one rollout, with the event that tells of it and the jobs that follow from it.</summary>
/// <param name="Row">What it becomes; its version is the expected one and one more.</param>
/// <param name="ExpectedVersion">Its version before: the write is made only if it still has that. 0: only if there is no such rollout yet.</param>
/// <param name="Event">Who makes the change, why, and on what evidence.</param>
/// <param name="Jobs">Enqueued in the same transaction, each alone: one that is refused holds up neither the others nor the change.</param>
/// <param name="Lease">Where there is one: the write is made only if the owner holds the rollout's lease in that term, now.</param>
public sealed record RolloutWrite(
    StoredRollout Row, long ExpectedVersion, RolloutEventDraft Event, IReadOnlyList<NewJob> Jobs, RolloutLease? Lease = null);
