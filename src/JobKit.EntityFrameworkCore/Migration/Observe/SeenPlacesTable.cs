using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="SeenPlacesRow"/>
internal sealed class SeenPlacesTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout_seen";

    public string Name => TableName;

    public Type Row => typeof(SeenPlacesRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            epoch {types.Big} NOT NULL,
            part {types.Small} NOT NULL,
            bits {types.Bytes} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout_seen" PRIMARY KEY (key, epoch, part)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(SeenPlacesRow.Key), nameof(SeenPlacesRow.Epoch), nameof(SeenPlacesRow.Part));
}
