using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="RolloutEventRow"/>
internal sealed class RolloutEventTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout_event";

    public string Name => TableName;

    public Type Row => typeof(RolloutEventRow);

    // FROM and TO are words of SQL itself.
    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            id {types.Big} NOT NULL,
            key {types.Text} NOT NULL,
            version {types.Big} NOT NULL,
            at {types.Instant} NOT NULL,
            actor {types.Text} NOT NULL,
            kind {types.Text} NOT NULL,
            "from" {types.Text},
            "to" {types.Text},
            reason {types.Text},
            evidence_json {types.Text} NOT NULL,
            prev_hash {types.Text} NOT NULL,
            hash {types.Text} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout_event" PRIMARY KEY (id)
        );

        CREATE INDEX ix_jobkit_rollout_event_key ON {table} (key, id);
        """;

    public void Model(EntityTypeBuilder row)
    {
        row.HasKey(nameof(RolloutEventRow.Id));
        row.HasIndex([nameof(RolloutEventRow.Key), nameof(RolloutEventRow.Id)], "ix_jobkit_rollout_event_key");
    }
}
