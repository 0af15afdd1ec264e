namespace JobKit.Architecture.Tests.Structure;

public sealed class FolderTests
{
    private const string Core = "src/JobKit";
    private const string Migration = "src/JobKit/Migration";

    public static TheoryData<string> Circleless => new([.. Repository.Packages.Select(package => $"src/{package}"), Migration]);

    [Theory]
    [MemberData(nameof(Circleless))]
    public void No_two_folders_use_each_other_in_a_circle(string parent)
    {
        string.Join('\n', Circles.In(FolderGraph.Of(Repository.Sources(parent)))).Should().BeEmpty();
    }

    [Fact]
    public void The_core_depends_in_one_direction() => Breaches(Layers.OfTheCore, Core).Should().BeEmpty();

    [Fact]
    public void The_migration_loop_depends_in_one_direction() => Breaches(Layers.OfTheMigration, Migration).Should().BeEmpty();

    private static IEnumerable<string> Breaches(Layers layers, string parent)
    {
        var sources = Repository.Sources(parent);
        return layers.Breaches(sources.Keys.Select(FolderGraph.FolderOf), FolderGraph.Of(sources));
    }
}
