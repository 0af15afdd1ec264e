using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="CohortStatRow"/>
internal sealed class CohortStatTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout_stat";

    public string Name => TableName;

    public Type Row => typeof(CohortStatRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            epoch {types.Big} NOT NULL,
            endpoint {types.Text} NOT NULL,
            minute {types.Instant} NOT NULL,
            arm {types.Small} NOT NULL,
            n {types.Big} NOT NULL,
            done {types.Big} NOT NULL,
            err {types.Big} NOT NULL,
            cancelled {types.Big} NOT NULL,
            aborted {types.Big} NOT NULL,
            cmp {types.Big} NOT NULL,
            mism {types.Big} NOT NULL,
            hist_ack {types.Bytes} NOT NULL,
            hist_result {types.Bytes} NOT NULL,
            reconciled {types.Boolean} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout_stat" PRIMARY KEY (key, epoch, endpoint, minute, arm)
        );

        CREATE INDEX ix_jobkit_rollout_stat_minute ON {table} (minute);
        """;

    public void Model(EntityTypeBuilder row)
    {
        row.HasKey(
            nameof(CohortStatRow.Key), nameof(CohortStatRow.Epoch), nameof(CohortStatRow.Endpoint), nameof(CohortStatRow.Minute), nameof(CohortStatRow.Arm));
        // For the pruning, which asks by age alone.
        row.HasIndex([nameof(CohortStatRow.Minute)], "ix_jobkit_rollout_stat_minute");
    }
}
