namespace JobKit.Architecture.Tests.Hygiene;

public sealed class DocumentLinksTests
{
    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        var documents = Repository.Files("docs").Append("README.md").Append("CONTRIBUTING.md").Where(path => path.EndsWith(".md", StringComparison.Ordinal));

        documents.SelectMany(path => DocumentLinks.Broken(path, Repository.Read(path), Read)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("[a](b.md)")]
    [InlineData("[a](../root.md#what-is-it)")]
    [InlineData("[a](#here--now)\n## Here & now")]
    [InlineData("[a](https://example.org/x)")]
    public void A_link_to_what_is_there_is_left_alone(string markdown)
    {
        DocumentLinks.Broken("docs/a.md", markdown, Some).Should().BeEmpty();
    }

    [Theory]
    [InlineData("[a](c.md)")]
    [InlineData("[a](../b.md)")]
    [InlineData("[a](b.md#other)")]
    [InlineData("[a](#here)\n## There")]
    public void A_link_to_nothing_is_found(string markdown)
    {
        DocumentLinks.Broken("docs/a.md", markdown, path => path == "docs/a.md" ? markdown : Some(path)).Should().ContainSingle();
    }

    private static string? Some(string path) => path switch
    {
        "docs/a.md" => "## Here & now",
        "docs/b.md" => "text",
        "root.md" => "# What is it?",
        _ => null,
    };

    private static string? Read(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) ? Repository.Read(path) : Directory.Exists(Path.Combine(Repository.Root, path)) ? "" : null;
}
