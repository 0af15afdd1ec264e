using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The change leads to a stage or share that does not follow from the present one. Nothing was written.</summary>
public sealed class RolloutStageException : JobKitException
{
    /// <summary>Makes it.</summary>
    /// <param name="current">The rollout in the store.</param>
    /// <param name="wanted">What was asked for, in words.</param>
    /// <param name="legal">The stages that may follow.</param>
    public RolloutStageException(Rollout current, string wanted, IEnumerable<MigrationStage> legal)
        : this(current, wanted, [.. legal], mend: null)
    {
    }

    internal RolloutStageException(Rollout current, string wanted, ImmutableArray<MigrationStage> legal, string? mend)
        : base($"The rollout {current?.Key} cannot {wanted}: it is {RolloutText.Place(current!)}. "
            + $"{(legal.IsEmpty ? "No stage may follow" : $"What may follow is {string.Join(", ", legal)}")}. {mend ?? "Go one step at a time."}")
    {
        Current = current!;
        Legal = legal;
    }

    /// <summary>The rollout as the store has it.</summary>
    public Rollout Current { get; }

    /// <summary>The stages that may follow.</summary>
    public ImmutableArray<MigrationStage> Legal { get; }
}
