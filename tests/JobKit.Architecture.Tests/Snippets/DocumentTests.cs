namespace JobKit.Architecture.Tests.Snippets;

public sealed class DocumentTests
{
    [Fact]
    public void Every_CSharp_block_of_the_documents_is_compiled()
    {
        var regions = SnippetCheck.Regions(Repository.Sources("docs/snippets").Values);
        var documents = Repository.Files("docs").Append("README.md")
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Path.Combine(Repository.Root, path)));

        documents.SelectMany(path => SnippetCheck.Faults(path, Repository.Read(path), regions)).Should().BeEmpty();
    }
}
