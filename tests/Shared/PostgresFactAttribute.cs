namespace JobKit.TestRig;

/// <summary>A test that needs PostgreSQL: shown as skipped where its binaries are missing, and failing there when they are required.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresBinaries.SkipReason;
}
