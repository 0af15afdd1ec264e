namespace JobKit.EntityFrameworkCore;

/// <summary>The three tables as they stand in SQL text.</summary>
internal readonly record struct BackfillTables(string Runs, string Ranges, string Rejects)
{
    public static BackfillTables Of(StoreSession session) => new(
        session.Dialect.Tables.Named(BackfillRunTable.TableName),
        session.Dialect.Tables.Named(BackfillRangeTable.TableName),
        session.Dialect.Tables.Named(BackfillRejectTable.TableName));
}
