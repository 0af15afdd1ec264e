using System.Globalization;

namespace JobKit.EntityFrameworkCore;

/// <summary>Brings the tables to this build's versions; any number of nodes may do it at once.</summary>
internal static class SchemaMigrator
{
    /// <summary>Applies the missing steps of all features in one transaction.</summary>
    /// <exception cref="JobSchemaException">The tables of one are of a later version than this build knows.</exception>
    public static Task MigrateAsync(StoreSession session, IReadOnlyList<SchemaFeature> features, CancellationToken cancellationToken) =>
        session.InTransactionAsync(
            async () =>
            {
                if (session.Dialect.MigrationLockSql is { } turn)
                {
                    await session.Command(turn).RunAsync(cancellationToken).ConfigureAwait(false);
                }

                foreach (var feature in features)
                {
                    await MigrateAsync(session, feature, cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);

    /// <summary>Refuses tables that are missing or of another version.</summary>
    /// <exception cref="JobSchemaException">Those of one feature are.</exception>
    public static async Task CheckAsync(StoreSession session, IReadOnlyList<SchemaFeature> features, CancellationToken cancellationToken)
    {
        foreach (var feature in features)
        {
            var found = await session.Dialect.ReadVersionAsync(session, feature.Name, cancellationToken).ConfigureAwait(false);
            if (found != feature.Version)
            {
                throw new JobSchemaException(feature.Name, found, feature.Version);
            }
        }
    }

    /// <summary>All steps of these features as a script, for a database without their tables: one transaction, in the same turn as the nodes that migrate.</summary>
    public static string Script(Dialect dialect, params IReadOnlyList<SchemaFeature> features)
    {
        var turn = dialect.MigrationLockSql is { } sql ? [sql + ";"] : Array.Empty<string>();
        var steps = features.SelectMany(feature => feature.Steps.Select(step => Text(dialect, feature, step)));
        return string.Join("\n\n", ["BEGIN;", .. turn, .. steps, "COMMIT;\n"]);
    }

    private static async Task MigrateAsync(StoreSession session, SchemaFeature feature, CancellationToken cancellationToken)
    {
        var found = await session.Dialect.ReadVersionAsync(session, feature.Name, cancellationToken).ConfigureAwait(false);
        if (found > feature.Version)
        {
            throw new JobSchemaException(feature.Name, found, feature.Version);
        }

        foreach (var step in feature.Steps.Where(step => step.Version > (found ?? 0)))
        {
            await session.Command(Text(session.Dialect, feature, step)).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Text(Dialect dialect, SchemaFeature feature, SchemaStep step) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {step.Sql(dialect.Tables, dialect.Types)}

        INSERT INTO {dialect.Tables.Versions} (feature, version) VALUES ('{feature.Name}', {step.Version})
        ON CONFLICT (feature) DO UPDATE SET version = excluded.version;
        """);
}
