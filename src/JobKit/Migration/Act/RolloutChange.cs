using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>One change of one rollout: written whole or not at all.</summary>
internal sealed record RolloutChange
{
    /// <summary>The rollout as it was read; null where it is new.</summary>
    public required Rollout? Before { get; init; }

    /// <summary>What it becomes.</summary>
    public required Rollout After { get; init; }

    /// <summary>What tells of it.</summary>
    public required RolloutEventDraft Event { get; init; }

    /// <summary>Enqueued with it.</summary>
    public IReadOnlyList<NewJob> Jobs { get; init; } = [];

    /// <summary>The lease that the writer must still hold; null where none is needed.</summary>
    public RolloutLease? Lease { get; init; }
}
