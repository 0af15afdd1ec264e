using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JobKit.EntityFrameworkCore;

/// <inheritdoc cref="VerifyAnswerRow"/>
internal sealed class VerifyAnswerTable : IMigrationTable
{
    public const string TableName = "jobkit_verify_answer";

    public string Name => TableName;

    public Type Row => typeof(VerifyAnswerRow);

    public string CreateSql(string table, SqlTypes types) =>
        $"""
        CREATE TABLE {table} (
            migration {types.Text} NOT NULL,
            check_id {types.Text} NOT NULL,
            passed {types.Boolean} NOT NULL,
            answered_by {types.Text} NOT NULL,
            answered_at {types.Instant} NOT NULL,
            note {types.Text},
            CONSTRAINT "PK_jobkit_verify_answer" PRIMARY KEY (migration, check_id)
        );
        """;

    public void Model(EntityTypeBuilder row) => row.HasKey(nameof(VerifyAnswerRow.Migration), nameof(VerifyAnswerRow.CheckId));
}
