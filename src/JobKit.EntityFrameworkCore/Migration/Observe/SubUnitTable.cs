using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="SubUnitRow"/>
internal sealed class SubUnitTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout_unit";

    public string Name => TableName;

    public Type Row => typeof(SubUnitRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            epoch {types.Big} NOT NULL,
            endpoint {types.Text} NOT NULL,
            hour {types.Instant} NOT NULL,
            arm {types.Small} NOT NULL,
            sub {types.Small} NOT NULL,
            n {types.Big} NOT NULL,
            err {types.Big} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout_unit" PRIMARY KEY (key, epoch, endpoint, hour, arm, sub)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(
        nameof(SubUnitRow.Key), nameof(SubUnitRow.Epoch), nameof(SubUnitRow.Endpoint), nameof(SubUnitRow.Hour), nameof(SubUnitRow.Arm), nameof(SubUnitRow.Sub));
}
