using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="RolloutRow"/>
internal sealed class RolloutTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout";

    public string Name => TableName;

    public Type Row => typeof(RolloutRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            version {types.Big} NOT NULL,
            epoch {types.Big} NOT NULL,
            stage {types.Small} NOT NULL,
            frozen_from {types.Small},
            share_ppm {types.Integer} NOT NULL,
            salt {types.Text} NOT NULL,
            plan_json {types.Text} NOT NULL,
            plan_hash {types.Text} NOT NULL,
            baseline_json {types.Text},
            state_json {types.Text} NOT NULL,
            lease_owner {types.Text},
            lease_until {types.Instant},
            lease_term {types.Big} NOT NULL,
            updated_at {types.Instant} NOT NULL,
            updated_by {types.Text} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout" PRIMARY KEY (key)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(RolloutRow.Key));
}
