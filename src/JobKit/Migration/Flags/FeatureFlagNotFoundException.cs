namespace JobKit.Migration;

/// <summary>No flag is called so. Nothing was written.</summary>
public sealed class FeatureFlagNotFoundException : JobKitException
{
    /// <summary>Makes it for one name.</summary>
    public FeatureFlagNotFoundException(string name)
        : base($"There is no flag \"{NameText.Shown(name)}\". Use the name of one that exists, or add it at the app's start with AddFlag().") => Name = name;

    /// <summary>The name that was given.</summary>
    public string Name { get; }
}
