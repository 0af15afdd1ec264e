using System.Diagnostics;
using System.Reflection;
using Xunit.Abstractions;

namespace JobKit.Chaos.Tests.Gates;

/// <summary>Starts the published chaos program as a process of its own and expects it to pass; what it says stands in the test's output.</summary>
internal static class Gate
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>So often a run that was only late is repeated: on a machine that others use too, one late run says little and three in a row say enough.</summary>
    private const int MostRuns = 3;

    public static async Task PassesAsync(ITestOutputHelper output, params string[] arguments)
    {
        var (verdict, said) = (Verdict.Late, "");
        for (var run = 1; run <= MostRuns && verdict == Verdict.Late; run++)
        {
            (verdict, said) = await RunAsync(arguments);
            output.WriteLine(said);
        }

        verdict.Should().Be(Verdict.Passed, "this is what the last run says:\n{0}", said);
    }

    private static async Task<(Verdict Verdict, string Said)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Program());
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var report = process.StandardOutput.ReadToEndAsync();
        var log = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return ((Verdict)process.ExitCode, $"{await report}\n{await log}");
    }

    private static string Program()
    {
        var metadata = typeof(Gate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(one => one.Key, one => one.Value!);
        return Path.Combine(metadata["RepositoryRoot"], metadata["ChaosProgram"]);
    }
}
