using System.Collections.Concurrent;
using System.Diagnostics;

namespace JobKit.TestRig;

/// <summary>One run of the server, from its start to its end. It listens to the log, so that nobody has to poll for readiness.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string ReadyLine = "database system is ready to accept connections";

    private const int KeptLogLines = 50;

    private readonly Process _process;

    private readonly ConcurrentQueue<string> _log = new();

    private volatile TaskCompletionSource _ready = NewSignal();

    public ServerProcess(string binaries, string dataFolder)
    {
        _process = new Process { StartInfo = Command.Describe(ServerUser.Run(Path.Combine(binaries, "postgres"), "-D", dataFolder)) };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that the server wrote.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Completes when connections are accepted; fails with the log when the server ended instead.</summary>
    public async Task ReadyAsync(TimeSpan patience)
    {
        var ready = _ready.Task;
        var first = await Task.WhenAny(ready, ExitedAsync()).WaitAsync(patience, TimeProvider.System);
        if (first != ready)
        {
            throw new InvalidOperationException($"The PostgreSQL server ended with {_process.ExitCode} before it was ready:\n{Log}");
        }
    }

    /// <summary>From here on, <see cref="ReadyAsync"/> waits for the next time that the server says so.</summary>
    public void ExpectReadyAgain() => _ready = NewSignal();

    /// <summary>Completes when the server and every child that shares its log are gone.</summary>
    public Task ExitedAsync() => _process.WaitForExitAsync();

    public bool Send(Signal signal) => !_process.HasExited && Signals.Send(_process.Id, signal);

    public IReadOnlyList<int> Children() =>
        [.. File.ReadAllText($"/proc/{Id}/task/{Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    public void Dispose() => _process.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue(line);
        while (_log.Count > KeptLogLines)
        {
            _log.TryDequeue(out _);
        }

        if (line.Contains(ReadyLine, StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}
