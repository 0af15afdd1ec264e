using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="ExposureRow"/>
internal sealed class ExposureTable : IMigrationTable
{
    public const string TableName = "jobkit_rollout_exposure";

    public string Name => TableName;

    public Type Row => typeof(ExposureRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            key {types.Text} NOT NULL,
            epoch {types.Big} NOT NULL,
            share_ppm {types.Integer} NOT NULL,
            candidate {types.Big} NOT NULL,
            legacy {types.Big} NOT NULL,
            CONSTRAINT "PK_jobkit_rollout_exposure" PRIMARY KEY (key, epoch, share_ppm)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(ExposureRow.Key), nameof(ExposureRow.Epoch), nameof(ExposureRow.SharePpm));
}
