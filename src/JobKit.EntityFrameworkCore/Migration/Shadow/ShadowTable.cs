using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="ShadowedRow"/>
internal sealed class ShadowTable : IMigrationTable
{
    public const string TableName = "jobkit_shadow";

    public string Name => TableName;

    public Type Row => typeof(ShadowedRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            id {types.Id} NOT NULL,
            key {types.Text} NOT NULL,
            epoch {types.Big} NOT NULL,
            job_id {types.Id},
            control_json {types.Text},
            hash {types.Text} NOT NULL,
            stamp {types.Text} NOT NULL,
            noise {types.Boolean} NOT NULL,
            class {types.Small},
            signature {types.Text},
            differences_json {types.Text},
            created_at {types.Instant} NOT NULL,
            expires_at {types.Instant} NOT NULL,
            CONSTRAINT "PK_jobkit_shadow" PRIMARY KEY (id)
        );

        CREATE INDEX ix_jobkit_shadow_key ON {table} (key, noise, epoch);

        CREATE INDEX ix_jobkit_shadow_class ON {table} (class, created_at);

        CREATE INDEX ix_jobkit_shadow_expires ON {table} (expires_at);
        """;

    public void Model(EntityTypeBuilder row)
    {
        row.HasKey(nameof(ShadowedRow.Id));
        row.HasIndex([nameof(ShadowedRow.Key), nameof(ShadowedRow.Noise), nameof(ShadowedRow.Epoch)], "ix_jobkit_shadow_key");
        // Those without a class are the open ones.
        row.HasIndex([nameof(ShadowedRow.Class), nameof(ShadowedRow.CreatedAt)], "ix_jobkit_shadow_class");
        row.HasIndex([nameof(ShadowedRow.ExpiresAt)], "ix_jobkit_shadow_expires");
    }
}
