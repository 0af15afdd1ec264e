using System.Reflection;

namespace JobKit.Architecture.Tests;

/// <summary>The source tree that this assembly was built from.</summary>
internal static class Repository
{
    private static readonly HashSet<string> NotSource = new(StringComparer.Ordinal)
    {
        "bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts",
    };

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The packages: each folder of src that holds a project, by name.</summary>
    public static IReadOnlyList<string> Packages { get; } =
        [.. Projects("src").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Project files below a folder, relative to the root.</summary>
    public static IEnumerable<string> Projects(string folder) => Files(folder).Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    /// <summary>Source files below a folder by their path from that folder, with forward slashes.</summary>
    public static IReadOnlyDictionary<string, string> Sources(string folder) =>
        Files(folder)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .ToDictionary(path => path[(folder.Length + 1)..], Read, StringComparer.Ordinal);

    /// <summary>All files below a folder, relative to the root, build output and dot folders left out.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start) ? Walk(start).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal) : [];
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder)
            // In a second working tree it is a file.
            .Where(file => Path.GetFileName(file) != ".git")
            .Concat(Directory.EnumerateDirectories(folder).Where(IsSource).SelectMany(Walk));

    private static bool IsSource(string folder)
    {
        var name = Path.GetFileName(folder);
        return !NotSource.Contains(name) && (!name.StartsWith('.') || name == ".ci");
    }
}
