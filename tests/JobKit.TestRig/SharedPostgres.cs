namespace JobKit.TestRig;

/// <summary>One quick cluster for the whole test process, started at the first use and gone with the process.</summary>
/// <remarks>For tests that never stop the server; those start their own <see cref="PostgresCluster"/>.</remarks>
public static class SharedPostgres
{
    private static readonly Lazy<Task<PostgresCluster>> Cluster = new(() => PostgresCluster.StartNewAsync(PostgresSettings.Quick));

    /// <summary>The connection string of a fresh, empty database.</summary>
    /// <exception cref="PostgresUnavailableException">PostgreSQL is not installed.</exception>
    public static async Task<string> CreateDatabaseAsync() => await (await Cluster.Value).CreateDatabaseAsync();
}
