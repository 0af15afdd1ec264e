using System.Diagnostics;

namespace Storybook.Tests;

/// <summary>The real program in a process of its own.</summary>
internal sealed class StorybookProcess : IDisposable
{
    private readonly Process _process;

    public StorybookProcess(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(StorybookDb).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // One page at a time, so that a long book takes long enough to be stopped in its middle on any machine.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        _process = Process.Start(start)!;
        Errors = _process.StandardError.ReadToEndAsync();
    }

    public Task<string> Errors { get; }

    /// <summary>The next line of its output, or null at its end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Reads until a line is as wished; null when the program ended without one.</summary>
    public async Task<string?> ReadToAsync(Func<string, bool> isWished)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (isWished(line))
                return line;
        }

        return null;
    }

    /// <summary>SIGKILL: it learns nothing of it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: it may clean up.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Its exit code and all lines that are left.</summary>
    public async Task<(int Code, IReadOnlyList<string> Lines)> EndAsync()
    {
        var lines = new List<string>();
        while (await ReadLineAsync() is { } line)
            lines.Add(line);

        await _process.WaitForExitAsync();
        return (_process.ExitCode, lines);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }
}
