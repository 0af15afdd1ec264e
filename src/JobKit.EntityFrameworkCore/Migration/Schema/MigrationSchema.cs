namespace JobKit.EntityFrameworkCore;

/// <summary>The tables of the migration loop, a feature beside the jobs'.</summary>
internal static class MigrationSchema
{
    /// <summary>Those of version 1.</summary>
    public static IReadOnlyList<IMigrationTable> Tables { get; } =
    [
        new FlagTable(),
        new RolloutEventTable(),
        new VerifyAnswerTable(),
        new RolloutTable(),
        new CohortStatTable(),
        new SubUnitTable(),
        new ObservingNodeTable(),
        new ExposureTable(),
        new SeenPlacesTable(),
        new ShadowTable(),
        new BackfillRunTable(),
        new BackfillRangeTable(),
        new BackfillRejectTable(),
        new RollbackStepTable(),
    ];

    public static SchemaFeature Feature { get; } = new("migration", [new(1, Version1)]);

    private static string Version1(Tables names, SqlTypes types) =>
        string.Join("\n\n", Tables.Select(table => table.CreateSql(names.Named(table.Name), types)));
}
