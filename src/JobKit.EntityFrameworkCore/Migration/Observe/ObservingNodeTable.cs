using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="ObservingNodeRow"/>
internal sealed class ObservingNodeTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout_node";

    public string Name => TableName;

    public Type Row => typeof(ObservingNodeRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            node {types.Text} NOT NULL,
            flush_seq {types.Big} NOT NULL,
            seen_at {types.Instant} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout_node" PRIMARY KEY (node)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(ObservingNodeRow.Node));
}
