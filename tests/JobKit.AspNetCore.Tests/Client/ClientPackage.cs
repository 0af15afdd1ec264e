using System.Reflection;
using System.Text.Json;

namespace JobKit.AspNetCore.Tests;

/// <summary>The browser's module as it lies in the sources, and what its package says of itself.</summary>
internal static class ClientPackage
{
    private static readonly string Folder = Path.Combine(
        typeof(ClientPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "RepositoryRoot").Value!,
        "src", "JobKit.AspNetCore", "Client");

    public static JsonElement Manifest { get; } = JsonDocument.Parse(File.ReadAllText(PathOf("package.json"))).RootElement;

    /// <summary>Names of the files that are no C#.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(".cs", StringComparison.Ordinal));

    public static string PathOf(string name) => Path.Combine(Folder, name);
}
