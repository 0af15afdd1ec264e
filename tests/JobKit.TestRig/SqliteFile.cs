namespace JobKit.TestRig;

/// <summary>The path of a database that does not exist yet; disposing removes what was made there, with its log files.</summary>
public sealed class SqliteFile : IDisposable
{
    private static readonly string[] Suffixes = ["", "-wal", "-shm", "-journal"];

    /// <summary>Reserves a fresh path in the temporary folder.</summary>
    public SqliteFile() => Location = Path.Combine(Path.GetTempPath(), $"jobkit-{Guid.CreateVersion7():N}.db");

    /// <summary>Where the database file is or will be.</summary>
    public string Location { get; }

    /// <summary>Opens it, and creates it at the first use.</summary>
    public string ConnectionString => $"Data Source={Location}";

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var suffix in Suffixes)
        {
            File.Delete(Location + suffix);
        }
    }
}
