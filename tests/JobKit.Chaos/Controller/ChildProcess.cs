using System.Diagnostics;
using System.Threading.Channels;
using JobKit.TestRig;

namespace JobKit.Chaos;

/// <summary>This program in another role, as an operating system process of its own. What it says goes into its log.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private readonly StreamWriter _log;

    public ChildProcess(string name, string folder, IEnumerable<string> arguments)
    {
        Name = name;
        // Shared, because a process that is started again goes on in the log of its predecessor.
        var log = new FileStream(ProcessArguments.FileOf(folder, name, "out"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        _log = new StreamWriter(log) { AutoFlush = true };
        _process = new Process { StartInfo = Describe(arguments) };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int Id { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Waits for a line that it says.</summary>
    public async Task ExpectAsync(string line, TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? Patience, TimeProvider.System);
        try
        {
            await foreach (var said in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (said == line)
                    return;
            }
        }
        catch (OperationCanceledException late)
        {
            throw new InvalidOperationException($"{Name} did not say '{line}' within {within ?? Patience}.", late);
        }

        throw new InvalidOperationException($"{Name} ended before it said '{line}'. Its log is {Name}.out.");
    }

    public void Say(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It is gone, which is what this program is for.
        }
    }

    public bool Send(Signal signal) => !_process.HasExited && Signals.Send(Id, signal);

    /// <summary>Kills it and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Send(Signal.Kill);
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits for its end; false when it is still there after so long.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(limit, TimeProvider.System);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Closes its input, which tells it to end in good order.</summary>
    public void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Signals.Send(Id, Signal.Kill);
        _process.Dispose();
        _log.Dispose();
    }

    private static ProcessStartInfo Describe(IEnumerable<string> arguments)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Started as 'dotnet JobKit.Chaos.dll', the process is dotnet and needs to be told the program.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
            _lines.Writer.TryComplete();
        else
            _lines.Writer.TryWrite(line);
        Log(line);
    }

    private void Log(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
        {
            try
            {
                _log.WriteLine(line);
            }
            catch (ObjectDisposedException)
            {
                // The run is over; nobody reads its last words.
            }
        }
    }
}
