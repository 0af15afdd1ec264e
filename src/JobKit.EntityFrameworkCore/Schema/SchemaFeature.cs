namespace JobKit.EntityFrameworkCore;

/// <summary>Tables that are made, checked and brought up to date together, beside those of other features in the same database.</summary>
/// <param name="Name">The feature's row in <c>jobkit_schema</c>.</param>
/// <param name="Steps">The library's own migrations, oldest first: each brings the tables to its version.</param>
internal sealed record SchemaFeature(string Name, IReadOnlyList<SchemaStep> Steps)
{
    /// <summary>The version that this build works with.</summary>
    public int Version => Steps[^1].Version;
}
