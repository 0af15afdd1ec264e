using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="RollbackStepRow"/>
internal sealed class RollbackStepTable : IMigrationTable
{
    public const string TableName = "jobkit_rollback_step";

    public string Name => TableName;

    public Type Row => typeof(RollbackStepRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            epoch {types.Big} NOT NULL,
            step {types.Text} NOT NULL,
            state {types.Small} NOT NULL,
            attempt {types.Integer} NOT NULL,
            claim {types.Big} NOT NULL,
            count {types.Integer},
            detail {types.Text},
            CONSTRAINT "PK_jobkit_rollback_step" PRIMARY KEY (key, epoch, step)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(RollbackStepRow.Key), nameof(RollbackStepRow.Epoch), nameof(RollbackStepRow.Step));
}
