using JobKit.TestRig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Load;

/// <summary>Where the jobs are kept: a PostgreSQL server of our own with fsync on, SQLite files, or memory. Each node gets an empty store.</summary>
internal sealed class StorePlace : IAsyncDisposable
{
    private readonly string _store;
    private readonly PostgresCluster? _cluster;
    private readonly List<SqliteFile> _files = [];

    private StorePlace(string store, PostgresCluster? cluster) => (_store, _cluster) = (store, cluster);

    public static async Task<StorePlace> OpenAsync(string store)
    {
        var more = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_buffers"] = "1GB", ["max_wal_size"] = "4GB" };
        var cluster = store == "postgres" ? await PostgresCluster.StartNewAsync(new() { More = more }) : null;
        return new(store, cluster);
    }

    /// <summary>Adds an empty store to a node.</summary>
    public async Task<Action<IBackgroundJobsBuilder>> NewStoreAsync()
    {
        if (_cluster is not null)
        {
            var database = await _cluster.CreateDatabaseAsync();
            return jobs => jobs.UseEntityFrameworkCore(options => options.UseNpgsql(database), autoMigrate: true);
        }

        if (_store == "memory")
        {
            return _ => { };
        }

        var file = new SqliteFile();
        _files.Add(file);
        return jobs => jobs.UseEntityFrameworkCore(options => options.UseSqlite(file.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        _files.ForEach(file => file.Dispose());
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}
