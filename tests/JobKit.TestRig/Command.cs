using System.Diagnostics;

namespace JobKit.TestRig;

/// <summary>Runs a program to its end, and fails with all it said when it fails.</summary>
internal static class Command
{
    public static async Task RunAsync(IEnumerable<string> command)
    {
        using var process = Process.Start(Describe(command))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' ended with {process.ExitCode}:\n{await output}{await errors}");
        }
    }

    public static ProcessStartInfo Describe(IEnumerable<string> command)
    {
        var parts = command.ToArray();
        var start = new ProcessStartInfo(parts[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };

        foreach (var argument in parts.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
