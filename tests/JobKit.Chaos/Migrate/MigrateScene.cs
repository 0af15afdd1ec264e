namespace JobKit.Chaos;

/// <summary>What the parts of <c>migrate</c> share.</summary>
/// <param name="Options">What is wanted.</param>
/// <param name="Database">The run's.</param>
/// <param name="Services">An app without work, for the controller.</param>
/// <param name="Fleet">The nodes.</param>
/// <param name="Tell">Says how far it is.</param>
internal sealed record MigrateScene(MigrateOptions Options, PostgresDatabase Database, IServiceProvider Services, NodeFleet Fleet, Action<string> Tell)
{
    public static readonly OperatorAction Controller = new("chaos", "the controller of the run");

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Reads with a query of the controller's own.</summary>
    public Task<List<T>> ReadAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read) => Rows.ReadAsync(Database.ForController, sql, read);
}
