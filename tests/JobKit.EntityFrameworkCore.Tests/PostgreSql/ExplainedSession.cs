using System.Collections.Concurrent;
using Npgsql;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>A session whose server tells the plan of each statement that it has just run: the very text, prepared, as the product runs it.</summary>
internal sealed class ExplainedSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private readonly ConcurrentQueue<string> _plans = new();

    private ExplainedSession(PostgreSqlRig rig, NpgsqlConnection connection)
    {
        _connection = connection;
        Session = new(rig.Dialect, connection, null);
        connection.Notice += (_, told) => _plans.Enqueue(told.Notice.MessageText);
    }

    public StoreSession Session { get; }

    /// <summary>The plans since the last look.</summary>
    public IReadOnlyList<string> Plans
    {
        get
        {
            var plans = new List<string>();
            while (_plans.TryDequeue(out var plan))
            {
                plans.Add(plan);
            }

            return plans;
        }
    }

    public static async Task<ExplainedSession> OpenAsync(PostgreSqlRig rig, string planCacheMode = "auto", bool buffers = false)
    {
        var settings = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice"
            + $" -c plan_cache_mode={planCacheMode}"
            + (buffers ? " -c auto_explain.log_analyze=on -c auto_explain.log_buffers=on -c auto_explain.log_timing=off" : string.Empty);
        return new(rig, await rig.OpenAsync($";Options={settings}"));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
