namespace JobKit.Architecture.Tests.Structure;

public sealed class FolderTests
{
    // Breaches that were on record when this rule was first held, each with what would mend it. The rule stands for all other files, and
    // this list only shrinks. Telemetry is to know the doors alone: hand it the fields that it reads, instead of the store's record.
    private static readonly Use[] OnRecord =
    [
        new("Telemetry", "Storage", "Telemetry/JobKitActivity.cs", "ClaimedJob"),
        new("Telemetry", "Storage", "Telemetry/JobLogScope.cs", "ClaimedJob"),
    ];

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

        Layers.Breaches(sources.Keys.Select(FolderGraph.FolderOf), FolderGraph.Of(sources).Except(OnRecord)).Should().BeEmpty();
    }
}
