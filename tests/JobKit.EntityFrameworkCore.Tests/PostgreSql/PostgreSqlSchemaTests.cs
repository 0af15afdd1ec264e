using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

public sealed class PostgreSqlSchemaTests
{
    // Tables and columns, constraints, indexes with their filters, and the version row, each as one line in the server's own words.
    private const string Describe =
        """
        SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            || a.attidentity::text || a.attgenerated::text
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'jobkit'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT 'constraint ' || t.conrelid::regclass || ' ' || t.conname || ' ' || pg_get_constraintdef(t.oid)
        FROM pg_constraint t WHERE t.connamespace = 'jobkit'::regnamespace
        UNION ALL
        SELECT 'index ' || pg_get_indexdef(i.indexrelid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'jobkit'::regnamespace
        UNION ALL
        SELECT 'other ' || relname || ' ' || relkind::text FROM pg_class WHERE relnamespace = 'jobkit'::regnamespace AND relkind NOT IN ('r', 'i')
        UNION ALL
        SELECT 'version ' || feature || ' ' || version FROM jobkit.jobkit_schema
        """;

    [PostgresFact]
    public async Task The_librarys_migrations_and_the_models_own_script_make_the_same_tables()
    {
        var migrated = await PostgreSqlRig.StartAsync();
        var modelled = await SharedPostgres.CreateDatabaseAsync();
        await using (var context = new JobKitDbContext(new DbContextOptionsBuilder<JobKitDbContext>().UseNpgsql(modelled).Options))
        {
            await context.Database.EnsureCreatedAsync();
        }

        await using var ours = await migrated.OpenAsync();
        await using var models = new NpgsqlConnection(modelled);
        await models.OpenAsync();

        var lines = await ReadAsync(ours);
        lines.Should().BeEquivalentTo(await ReadAsync(models));
        lines.Count(line => line.StartsWith("column jobkit_jobs.", StringComparison.Ordinal)).Should().Be(typeof(JobRow).GetProperties().Length);
        lines.Count(line => line.Contains("CHECK", StringComparison.Ordinal)).Should().Be(JobChecks.All.Count);
        lines.Count(line => line.Contains(" WHERE ", StringComparison.Ordinal)).Should().Be(10);
    }

    internal static async Task<List<string>> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Describe, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
