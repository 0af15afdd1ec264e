namespace JobKit.Migration;

/// <summary>No backfill is called so. Nothing was written.</summary>
public sealed class BackfillNotFoundException : JobKitException
{
    /// <summary>Makes it for one name.</summary>
    public BackfillNotFoundException(string name)
        : base($"There is no backfill \"{NameText.Shown(name)}\" on this node. Use the name of one that it has, or add it with AddJobMigration(m => m.AddBackfill(...)).") => Name = name;

    /// <summary>The name that was given.</summary>
    public string Name { get; }
}
