using Npgsql;

namespace JobKit.TestRig;

/// <summary>A throwaway PostgreSQL server on a loopback port, with its data in a temporary folder, that tests may stop, kill and freeze.</summary>
/// <remarks>Disposing ends it and removes the folder; so does the end of this process, whatever ends it.</remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _binaries;

    private readonly Watchdog _watchdog;

    private ServerProcess? _server;

    private IReadOnlyList<int> _frozen = [];

    private int _databases;

    private PostgresCluster(string binaries, string folder, int port)
    {
        _binaries = binaries;
        Folder = folder;
        Port = port;
        _watchdog = Watchdog.Over(folder);
    }

    /// <summary>Where its data, its socket and nothing else live.</summary>
    public string Folder { get; }

    /// <summary>Its port on 127.0.0.1, the same through every restart.</summary>
    public int Port { get; }

    /// <summary>Whether the server runs (frozen counts as running).</summary>
    public bool IsRunning => _server is { HasExited: false };

    /// <summary>Connects to the maintenance database. Not pooled, so that it holds no connection over a stop.</summary>
    public string AdminConnectionString => ConnectionStringFor("postgres", pooling: false);

    private string DataFolder => Path.Combine(Folder, "data");

    /// <summary>Makes a cluster and starts it.</summary>
    /// <exception cref="PostgresUnavailableException">PostgreSQL is not installed.</exception>
    public static async Task<PostgresCluster> StartNewAsync(PostgresSettings? settings = null)
    {
        var binaries = PostgresBinaries.Find();
        var cluster = new PostgresCluster(binaries, Directory.CreateTempSubdirectory("jobkit-postgres-").FullName, FreePort.Pick());
        try
        {
            await cluster.InitializeAsync(settings ?? new PostgresSettings());
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the stopped server and waits until it accepts connections, recovery included.</summary>
    public async Task StartAsync()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException($"The PostgreSQL server on port {Port} already runs. Stop it first.");
        }

        _server?.Dispose();
        _server = new ServerProcess(_binaries, DataFolder);
        await _server.ReadyAsync(Patience);
    }

    /// <summary>Stops the server and waits until every process of it is gone.</summary>
    public Task StopAsync(StopMode mode = StopMode.Fast) => EndAsync(mode == StopMode.Fast ? Signal.Interrupt : Signal.Quit);

    /// <summary>Kills the server's first process (SIGKILL) and waits until its orphaned backends have noticed and gone too.</summary>
    public Task KillPostmasterAsync() => EndAsync(Signal.Kill);

    /// <summary>Stops and starts.</summary>
    public async Task RestartAsync(StopMode mode = StopMode.Fast)
    {
        await StopAsync(mode);
        await StartAsync();
    }

    /// <summary>Kills one backend (SIGKILL); the server then drops every connection, recovers, and is ready again when this returns.</summary>
    /// <param name="backend">The backend's process id, from <c>pg_backend_pid()</c>.</param>
    public async Task KillBackendAsync(int backend)
    {
        var server = Running();
        if (!server.Children().Contains(backend))
        {
            throw new ArgumentOutOfRangeException(nameof(backend), backend, $"It is not a backend of the PostgreSQL server on port {Port}.");
        }

        server.ExpectReadyAgain();
        Signals.Send(backend, Signal.Kill);
        await server.ReadyAsync(Patience);
    }

    /// <summary>Stops every process of the server in its tracks (SIGSTOP): connections stay open and nothing answers.</summary>
    /// <param name="postmasterOnly">True freezes only the acceptor: open connections work on, new ones hang.</param>
    public void Freeze(bool postmasterOnly = false)
    {
        var server = Running();
        server.Send(Signal.Stop);
        _frozen = postmasterOnly ? [] : server.Children();
        foreach (var child in _frozen)
        {
            Signals.Send(child, Signal.Stop);
        }
    }

    /// <summary>Lets a frozen server go on. Without effect on one that is not frozen.</summary>
    public void Thaw()
    {
        foreach (var child in _frozen)
        {
            Signals.Send(child, Signal.Continue);
        }

        _frozen = [];
        _server?.Send(Signal.Continue);
    }

    /// <summary>Creates an empty database and returns the connection string for it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"jobkit_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return ConnectionStringFor(name, pooling: true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _watchdog.DisposeAsync();
        _server?.Dispose();
        _server = null;
    }

    private async Task InitializeAsync(PostgresSettings settings)
    {
        await ServerUser.OwnAsync(Folder);
        await Command.RunAsync(ServerUser.Run(
            Path.Combine(_binaries, "initdb"), "-D", DataFolder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
        await File.AppendAllTextAsync(Path.Combine(DataFolder, "postgresql.conf"), settings.ToConfiguration(Port, Folder));
    }

    private async Task EndAsync(Signal signal)
    {
        var server = Running();
        // A frozen process takes no other signal but SIGKILL.
        Thaw();
        server.Send(signal);
        await server.ExitedAsync().WaitAsync(Patience, TimeProvider.System);
    }

    private ServerProcess Running() =>
        IsRunning ? _server! : throw new InvalidOperationException($"The PostgreSQL server on port {Port} does not run. Start it first.");

    private string ConnectionStringFor(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Database = database,
        Pooling = pooling,
        IncludeErrorDetail = true,
    }.ConnectionString;
}
