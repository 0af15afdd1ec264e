using JobKit.TestRig;
using Microsoft.Data.Sqlite;

namespace JobKit.Chaos;

/// <summary>One file, shared by all processes.</summary>
internal sealed class SqliteDatabase : ITestDatabase
{
    private readonly SqliteFile _file = new();

    public ChaosStore ForController => new(StoreKind.Sqlite, _file.ConnectionString);

    public string AuditSql => SqliteAudit.Sql;

    public AuditDialect Audit => SqliteAudit.Dialect;

    public ChaosStore ForProcess(string name) => ForController;

    // A dead process takes its locks and its unfinished transaction with it.
    public Task ForgetAsync(string name) => Task.CompletedTask;

    public Task<int> CountLeaksAsync(IReadOnlyCollection<string> living) => Task.FromResult(0);

    public async Task<string?> FindDamageAsync()
    {
        var answers = await Rows.ReadAsync(ForController, "PRAGMA integrity_check", row => row.GetString(0));
        return answers is ["ok"] ? null : string.Join("; ", answers);
    }

    public async Task<string> VersionAsync()
    {
        var version = (await Rows.ReadAsync(ForController, "SELECT sqlite_version()", row => row.GetString(0)))[0];
        var mode = (await Rows.ReadAsync(ForController, "PRAGMA journal_mode", row => row.GetString(0)))[0];
        return $"SQLite {version}, journal {mode}";
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
