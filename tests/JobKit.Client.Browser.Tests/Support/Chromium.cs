namespace JobKit.Client.Browser.Tests;

/// <summary>Finds the browser: where <c>JOBKIT_CHROMIUM</c> says, else on the path.</summary>
internal static class Chromium
{
    private const string PathVariable = "JOBKIT_CHROMIUM";
    private const string RequireVariable = "JOBKIT_REQUIRE_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it is, or null.</summary>
    public static string? Location { get; } = Find(Environment.GetEnvironmentVariable(PathVariable), Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Why tests that need it are to be shown as skipped; null when they are to run, if only to fail.</summary>
    public static string? SkipReason { get; } = SkipReasonFor(Location, Environment.GetEnvironmentVariable(RequireVariable) == "1");

    public static string Missing =>
        $"There is no Chromium on the path, so what needs a browser did not run. Install it with 'apt-get install chromium', or set {PathVariable} to it; "
        + $"unset {RequireVariable} to see these tests as skipped.";

    internal static string? SkipReasonFor(string? location, bool required) => required || location is not null ? null : Missing;

    internal static string? Find(string? named, string? path) => !string.IsNullOrEmpty(named)
        ? File.Exists(named) ? named : null
        : (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
