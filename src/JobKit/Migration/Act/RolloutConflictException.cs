namespace JobKit.Migration;

/// <summary>A rollout was changed since it was read, or cannot take the change as it stands. Nothing was written.</summary>
public sealed class RolloutConflictException : JobKitException
{
    /// <summary>Makes it with the rollout as it is now.</summary>
    /// <param name="current">The rollout in the store.</param>
    /// <param name="version">The version that the change was made from.</param>
    public RolloutConflictException(Rollout current, long version)
        : this(current, $"The rollout {current?.Key} is at version {current?.Version}, changed by {NameText.Shown(current?.UpdatedBy ?? string.Empty)}; the change was made from version {version}. Look at the current rollout, and make the change to that.")
    {
    }

    internal RolloutConflictException(Rollout current, string message)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(current);
        Current = current;
    }

    /// <summary>The rollout as the store has it.</summary>
    public Rollout Current { get; }
}
