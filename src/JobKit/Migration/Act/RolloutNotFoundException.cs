namespace JobKit.Migration;

/// <summary>No rollout is called so. Nothing was written.</summary>
public sealed class RolloutNotFoundException : JobKitException
{
    /// <summary>Makes it for one key.</summary>
    public RolloutNotFoundException(string key)
        : base($"There is no rollout \"{NameText.Shown(key)}\". Use the key of one that exists, or add its plan at the app's start with AddRollout().") => Key = key;

    /// <summary>The key that was given.</summary>
    public string Key { get; }
}
