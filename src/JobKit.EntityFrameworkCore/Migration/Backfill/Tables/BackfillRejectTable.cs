using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="BackfillRejectRow"/>
internal sealed class BackfillRejectTable : IMigrationTable
{
    public const string TableName = "jobkit_backfill_reject";

    public string Name => TableName;

    public Type Row => typeof(BackfillRejectRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            source_key {types.Text} NOT NULL,
            error {types.Text} NOT NULL,
            attempts {types.Integer} NOT NULL,
            rejected_at {types.Instant} NOT NULL,
            CONSTRAINT "PK_jobkit_backfill_reject" PRIMARY KEY (key, source_key)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(BackfillRejectRow.Key), nameof(BackfillRejectRow.SourceKey));
}
