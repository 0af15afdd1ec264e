using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>Reads and writes people's answers.</summary>
internal static class VerifyAnswers
{
    public static async Task<IReadOnlyList<VerificationAnswer>> ReadAsync(StoreSession session, string migration, CancellationToken cancellationToken) =>
        await session.Command(
            $"SELECT check_id, passed, answered_by, answered_at, note FROM {Table(session)} WHERE migration = @migration ORDER BY check_id")
            .With("migration", migration)
            .RowsAsync(
                row => new VerificationAnswer(
                    migration, row.GetString(0), row.GetBoolean(1), row.GetString(2), session.Dialect.ReadInstant(row, 3), row.GetText(4)),
                cancellationToken)
            .ConfigureAwait(false);

    public static Task<int> WriteAsync(StoreSession session, VerificationAnswer answer, CancellationToken cancellationToken) =>
        session.Command(
            $"""
            INSERT INTO {Table(session)} (migration, check_id, passed, answered_by, answered_at, note) VALUES (@migration, @check, @passed, @by, @at, @note)
            ON CONFLICT (migration, check_id) DO UPDATE
            SET passed = excluded.passed, answered_by = excluded.answered_by, answered_at = excluded.answered_at, note = excluded.note
            """)
            .With("migration", answer.Migration)
            .With("check", answer.Check)
            .With("passed", answer.Passed)
            .With("by", answer.By)
            .With("at", session.Dialect.ToValue(answer.At))
            .With("note", answer.Note)
            .RunAsync(cancellationToken);

    private static string Table(StoreSession session) => session.Dialect.Tables.Named(VerifyAnswerTable.TableName);
}
