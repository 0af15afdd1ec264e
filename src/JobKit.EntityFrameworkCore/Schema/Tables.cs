namespace JobKit.EntityFrameworkCore;

/// <summary>The tables' names as they stand in SQL text.</summary>
/// <param name="schema">A checked schema, or null where the provider has none.</param>
internal sealed class Tables(string? schema)
{
    private readonly string _prefix = schema is null ? string.Empty : schema + ".";

    public string Jobs => _prefix + "jobkit_jobs";

    public string Attempts => _prefix + "jobkit_attempts";

    public string Statistics => _prefix + "jobkit_statistics";

    public string Workers => _prefix + "jobkit_workers";

    public string Queues => _prefix + "jobkit_queues";

    public string Audit => _prefix + "jobkit_audit";

    public string Versions => _prefix + "jobkit_schema";

    /// <summary>A table of another feature.</summary>
    public string Named(string name) => _prefix + name;

    /// <summary>The schema, or null.</summary>
    public string? Schema => schema;
}
