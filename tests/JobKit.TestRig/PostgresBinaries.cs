using System.Globalization;

namespace JobKit.TestRig;

/// <summary>Finds the server programs that Debian's package installs, one folder per major version.</summary>
public static class PostgresBinaries
{
    private const string DebianRoot = "/usr/lib/postgresql";

    private const string RequireVariable = "JOBKIT_REQUIRE_POSTGRES";

    /// <summary>Whether a server can be started here.</summary>
    public static bool IsAvailable => Newest(DebianRoot) is not null;

    /// <summary>Whether a missing server is a failure (<c>JOBKIT_REQUIRE_POSTGRES=1</c>) and not a lane that did not run.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable(RequireVariable) == "1";

    /// <summary>Why tests that need PostgreSQL are to be shown as skipped; null when they are to run, if only to fail.</summary>
    public static string? SkipReason => SkipReasonFor(DebianRoot, IsRequired);

    /// <summary>The folder of the newest version's programs.</summary>
    /// <exception cref="PostgresUnavailableException">There is none.</exception>
    public static string Find() => Find(DebianRoot);

    internal static string Find(string root) => Newest(root) ?? throw new PostgresUnavailableException(Missing(root));

    internal static string? SkipReasonFor(string root, bool required) => required || Newest(root) is not null ? null : Missing(root);

    internal static string? Newest(string root) =>
        !Directory.Exists(root)
            ? null
            : Directory.EnumerateDirectories(root)
                .Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
                .OrderByDescending(VersionOf)
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault();

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static string Missing(string root) =>
        $"There is no PostgreSQL server in {root}/*/bin, so what needs one did not run. "
        + $"Install it with 'apt-get install postgresql', or unset {RequireVariable} to see these tests as skipped.";
}
