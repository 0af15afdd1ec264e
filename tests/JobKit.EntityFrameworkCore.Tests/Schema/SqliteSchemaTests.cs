using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore.Tests.Schema;

public sealed class SqliteSchemaTests
{
    [Fact]
    public async Task The_librarys_migrations_and_the_models_own_script_make_the_same_tables()
    {
        await using var migrated = await SqliteStore.StartAsync();
        using var file = new SqliteFile();
        await using var context = new JobKitDbContext(new DbContextOptionsBuilder<JobKitDbContext>().UseSqlite(file.ConnectionString).Options);
        await context.Database.EnsureCreatedAsync();

        var ours = await DescribeAsync(migrated.File.ConnectionString);
        var models = await DescribeAsync(file.ConnectionString);

        ours.Should().HaveCountGreaterThan(60).And.BeEquivalentTo(models);
    }

    // Columns, keys, indexes with their filters, checks, and the version row, each as one line.
    internal static async Task<List<string>> DescribeAsync(string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '')
            FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
            UNION ALL
            SELECT replace(replace(sql, '"', ''), char(10), ' ') FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            UNION ALL
            SELECT trim(replace(value, '"', ''), ', ') FROM sqlite_master m, json_each('["' || replace(replace(m.sql, '"', ''), char(10), '","') || '"]')
            WHERE m.type = 'table' AND value GLOB '*CHECK*'
            UNION ALL
            SELECT feature || ' ' || version FROM jobkit_schema
            """;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
