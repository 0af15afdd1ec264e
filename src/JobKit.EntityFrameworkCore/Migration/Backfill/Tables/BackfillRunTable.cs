using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="BackfillRunRow"/>
internal sealed class BackfillRunTable : IMigrationTable
{
    public const string TableName = "jobkit_backfill_run";

    public string Name => TableName;

    public Type Row => typeof(BackfillRunRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            run {types.Integer} NOT NULL,
            state {types.Small} NOT NULL,
            reason {types.Text},
            total {types.Big} NOT NULL,
            started_at {types.Instant} NOT NULL,
            updated_at {types.Instant} NOT NULL,
            updated_by {types.Text} NOT NULL,
            CONSTRAINT "PK_jobkit_backfill_run" PRIMARY KEY (key)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(BackfillRunRow.Key));
}
