using System.Reflection;
using System.Text;

namespace JobKit.Tests;

public sealed class LifecycleDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root(), "docs", "job-lifecycle.md"));

    [Fact]
    public void The_documents_diagram_is_the_codes_table()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        foreach (var arrow in JobLifecycle.Transitions.GroupBy(t => (t.From, t.To)))
            diagram.Append($"    {End(arrow.Key.From)} --> {End(arrow.Key.To)}: {string.Join(", ", arrow.Select(t => t.Verb).Distinct())}\n");

        Document.Should().Contain($"```mermaid\n{diagram}```", "docs/job-lifecycle.md is to show JobLifecycle.Transitions");
    }

    [Fact]
    public void The_documents_table_is_the_codes_table()
    {
        var table = new StringBuilder("| from | verb | to | when |\n|---|---|---|---|\n");
        foreach (var t in JobLifecycle.Transitions)
            table.Append($"| {t.From?.ToString() ?? "-"} | {t.Verb} | {t.To?.ToString() ?? "gone"} | {t.When} |\n");

        Document.Should().Contain($"\n{table}\n", "docs/job-lifecycle.md is to show JobLifecycle.Transitions");
    }

    private static string End(JobStatus? status) => status?.ToString() ?? "[*]";

    private static string Root() => typeof(LifecycleDocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
}
