using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>Brings the tables to this build's version; any number of nodes may do it at once.</summary>
internal static class SchemaMigrator
{
    /// <summary>Applies the missing steps in one transaction.</summary>
    /// <exception cref="JobSchemaException">The tables are of a later version than this build knows.</exception>
    public static Task MigrateAsync(StoreSession session, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (session.Dialect.MigrationLockSql is { } turn)
                {
                    await ExecuteAsync(session, turn, cancellationToken).ConfigureAwait(false);
                }

                var found = await session.Dialect.ReadVersionAsync(session, SchemaVersion.Feature, cancellationToken).ConfigureAwait(false);
                if (found > SchemaVersion.Current)
                {
                    throw new JobSchemaException(SchemaVersion.Feature, found, SchemaVersion.Current);
                }

                foreach (var step in session.Dialect.Steps.Where(step => step.Version > (found ?? 0)))
                {
                    await ExecuteAsync(session, Text(session.Dialect, step), cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);

    /// <summary>Refuses tables that are missing or of another version.</summary>
    /// <exception cref="JobSchemaException">They are.</exception>
    public static async Task CheckAsync(StoreSession session, CancellationToken cancellationToken)
    {
        var found = await session.Dialect.ReadVersionAsync(session, SchemaVersion.Feature, cancellationToken).ConfigureAwait(false);
        if (found != SchemaVersion.Current)
        {
            throw new JobSchemaException(SchemaVersion.Feature, found, SchemaVersion.Current);
        }
    }

    /// <summary>The whole of it as a script, for a database without the tables: one transaction, in the same turn as the nodes that migrate.</summary>
    public static string Script(Dialect dialect)
    {
        var turn = dialect.MigrationLockSql is { } sql ? [sql + ";"] : Array.Empty<string>();
        return string.Join("\n\n", ["BEGIN;", .. turn, .. dialect.Steps.Select(step => Text(dialect, step)), "COMMIT;\n"]);
    }

    private static string Text(Dialect dialect, SchemaStep step) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {step.Sql}

        INSERT INTO {dialect.Tables.Versions} (feature, version) VALUES ('{SchemaVersion.Feature}', {step.Version})
        ON CONFLICT (feature) DO UPDATE SET version = excluded.version;
        """);

    private static async Task ExecuteAsync(StoreSession session, string sql, CancellationToken cancellationToken)
    {
        var command = session.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
