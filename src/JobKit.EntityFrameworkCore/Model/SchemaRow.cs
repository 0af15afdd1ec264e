namespace JobKit.EntityFrameworkCore;

/// <summary>One row of <c>jobkit_schema</c>: which version of a feature's tables the database has.</summary>
internal sealed class SchemaRow
{
    public required string Feature { get; set; }

    public int Version { get; set; }
}
