namespace JobKit.Chaos;

/// <summary>The database that the jobs live in.</summary>
internal enum StoreKind
{
    /// <summary>One file, many processes.</summary>
    Sqlite,

    /// <summary>A throwaway cluster, durable as in production.</summary>
    Postgres,
}
