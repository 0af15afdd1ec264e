namespace JobKit.Migration;

/// <summary>A flag was changed since it was read. Nothing was written.</summary>
public sealed class FeatureFlagConflictException : JobKitException
{
    /// <summary>Makes it with the flag as it is now.</summary>
    /// <param name="current">The flag in the store.</param>
    /// <param name="version">The version that the update was made from.</param>
    public FeatureFlagConflictException(FeatureFlag current, long version)
        : base($"The flag {current?.Name} is at version {current?.Version}, changed by {NameText.Shown(current?.UpdatedBy ?? string.Empty)}; the update was made from version {version}. Look at the current flag, and make the change to that.")
    {
        ArgumentNullException.ThrowIfNull(current);
        Current = current;
    }

    /// <summary>The flag as the store has it.</summary>
    public FeatureFlag Current { get; }
}
