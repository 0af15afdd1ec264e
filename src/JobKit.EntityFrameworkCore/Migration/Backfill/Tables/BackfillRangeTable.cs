using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="BackfillRangeRow"/>
internal sealed class BackfillRangeTable : IMigrationTable
{
    public const string TableName = "jobkit_backfill";

    public string Name => TableName;

    public Type Row => typeof(BackfillRangeRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            range {types.Integer} NOT NULL,
            run {types.Integer} NOT NULL,
            low {types.Text},
            cursor {types.Text},
            high_water {types.Text},
            done {types.Big} NOT NULL,
            rejected {types.Big} NOT NULL,
            rate {types.Big} NOT NULL,
            state {types.Small} NOT NULL,
            term {types.Big} NOT NULL,
            lease_owner {types.Text},
            lease_until {types.Instant},
            CONSTRAINT "PK_jobkit_backfill" PRIMARY KEY (key, range)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(BackfillRangeRow.Key), nameof(BackfillRangeRow.Range));
}
