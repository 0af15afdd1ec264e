namespace JobKit.TestRig;

/// <summary>What a throwaway cluster is started with.</summary>
public sealed record PostgresSettings
{
    /// <summary>For tests that do not pull the plug: nothing is flushed to disk, commits still survive a killed server.</summary>
    public static PostgresSettings Quick { get; } = new() { Durable = false };

    /// <summary>Whether the write-ahead log is flushed at each commit (<c>fsync</c>). Default: yes.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Connections that the server accepts. Default: 200.</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>Further server settings by name, for example <c>plan_cache_mode</c>. They win over the ones above.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal string ToConfiguration(int port, string socketFolder)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = $"{port}",
            ["unix_socket_directories"] = socketFolder,
            ["max_connections"] = $"{MaxConnections}",
            ["fsync"] = Durable ? "on" : "off",
            ["full_page_writes"] = Durable ? "on" : "off",
            // On in both modes: a commit that was answered must outlive the server process, if not the machine.
            ["synchronous_commit"] = "on",
            // Kept in the data folder, so that removing the folder removes all of it.
            ["dynamic_shared_memory_type"] = "mmap",
            ["logging_collector"] = "off",
            ["log_min_messages"] = "warning",
        };

        foreach (var (name, value) in More)
        {
            all[name] = value;
        }

        return string.Concat(all.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'\n"));
    }
}
