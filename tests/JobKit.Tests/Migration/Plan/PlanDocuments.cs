using System.Reflection;

namespace JobKit.Tests.Migration.Plan;

/// <summary>The schema and the plans under docs.</summary>
internal static class PlanDocuments
{
    private static readonly string Docs = Path.Combine(
        typeof(PlanDocuments).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "RepositoryRoot").Value!, "docs");

    public static string Schema => File.ReadAllText(Path.Combine(Docs, "plan.schema.json"));

    public static IReadOnlyDictionary<string, string> Plans => Directory.GetFiles(Path.Combine(Docs, "plans"), "*.json")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
}
