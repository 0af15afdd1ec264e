namespace JobKit;

/// <summary>The tables in the database are of a version that this build of JobKit does not work with. Nothing was read or written.</summary>
public sealed class JobSchemaException : JobKitException
{
    /// <summary>Makes it for one feature's tables.</summary>
    public JobSchemaException(string feature, int? found, int required)
        : base(found is null
            ? $"The database has no JobKit tables for '{feature}'; version {required} is needed. Apply JobKit's migrations, or let the app do it (AutoMigrate)."
            : $"The JobKit tables for '{feature}' are at version {found}; this build needs version {required}. Apply JobKit's migrations, or deploy the build that fits.")
    {
        Feature = feature;
        Found = found;
        Required = required;
    }

    /// <summary>Which tables.</summary>
    public string Feature { get; }

    /// <summary>The version found, or null where there are none.</summary>
    public int? Found { get; }

    /// <summary>The version needed.</summary>
    public int Required { get; }
}
