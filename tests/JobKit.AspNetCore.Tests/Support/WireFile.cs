using System.Reflection;
using System.Text.RegularExpressions;

namespace JobKit.AspNetCore.Tests;

/// <summary>An approved answer below <c>Wire</c>. Ids, times and traces are masked; JOBKIT_ACCEPT=1 writes what comes.</summary>
internal static partial class WireFile
{
    private static readonly string Folder = Path.Combine(
        typeof(WireFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "RepositoryRoot").Value!,
        "tests", "JobKit.AspNetCore.Tests", "Wire");

    public static async Task ShouldBeWireAsync(this HttpResponseMessage answer, string name)
    {
        var actual = Masked(await answer.Content.ReadAsStringAsync());
        var file = Path.Combine(Folder, name + ".json");
        if (Environment.GetEnvironmentVariable("JOBKIT_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(file, actual + "\n");
        }

        actual.Should().Be((await File.ReadAllTextAsync(file)).TrimEnd('\n'), $"{name}.json says so; a change of the wire is a decision");
    }

    private static string Masked(string text) => Time().Replace(Id().Replace(Trace().Replace(text, "\"traceId\":\"…\""), "0198…"), "2026-…Z");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trace();
}
