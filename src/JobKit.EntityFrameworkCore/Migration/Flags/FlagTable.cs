using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="FlagRow"/>
internal sealed class FlagTable : IMigrationTable
{
    public const string TableName = "jobkit_flag";

    public string Name => TableName;

    public Type Row => typeof(FlagRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            name {types.Text} NOT NULL,
            json {types.Text} NOT NULL,
            version {types.Big} NOT NULL,
            updated_at {types.Instant} NOT NULL,
            updated_by {types.Text} NOT NULL,
            CONSTRAINT "PK_jobkit_flag" PRIMARY KEY (name)
        );

        CREATE UNIQUE INDEX ux_jobkit_flag_version ON {table} (version);
        """;

    public void Model(EntityTypeBuilder row)
    {
        row.HasKey(nameof(FlagRow.Name));
        // Each node asks for the highest every second.
        row.HasIndex([nameof(FlagRow.Version)], "ux_jobkit_flag_version").IsUnique();
    }
}
