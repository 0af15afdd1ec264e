namespace JobKit.Architecture.Tests.Structure;

public sealed class FolderTests
{
    public static TheoryData<string> Packages => new(Repository.Packages);

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_two_folders_use_each_other_in_a_circle(string package)
    {
        string.Join('\n', Circles.In(FolderGraph.Of(Repository.Sources($"src/{package}")))).Should().BeEmpty();
    }

    [Fact]
    public void The_core_depends_in_one_direction()
    {
        var sources = Repository.Sources("src/JobKit");

        Layers.Breaches(sources.Keys.Select(FolderGraph.FolderOf), FolderGraph.Of(sources)).Should().BeEmpty();
    }
}
