namespace JobKit.Migration;

/// <summary>The app's configuration decides this flag on this node, so a change in the store would have no effect here. Nothing was written.</summary>
public sealed class FeatureFlagLockedException : JobKitException
{
    /// <summary>Makes it for one name.</summary>
    public FeatureFlagLockedException(string name)
        : base($"The flag {NameText.Shown(name)} is forced by the configuration of this app. Remove it there, in NEXT_PUBLIC_FEATURE_FLAGS, and it can be changed here.") => Name = name;

    /// <summary>The flag's name.</summary>
    public string Name { get; }
}
