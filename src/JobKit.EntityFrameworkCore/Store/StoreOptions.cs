namespace JobKit.EntityFrameworkCore;

/// <summary>The database of the jobs: section <c>JobKit:Store</c>.</summary>
internal sealed class StoreOptions
{
    /// <summary>
    /// Whether the tables of the library's own context are made and brought up to date at the start; by default on SQLite alone. Those in the
    /// app's own context are made by the app's migrations, whatever this says. Read at the start.
    /// </summary>
    public bool? AutoMigrate { get; set; }
}
