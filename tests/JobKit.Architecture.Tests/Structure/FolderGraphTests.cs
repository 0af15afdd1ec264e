namespace JobKit.Architecture.Tests.Structure;

public sealed class FolderGraphTests
{
    [Fact]
    public void A_named_type_of_another_folder_is_a_use()
    {
        var uses = FolderGraph.Of(Project(
            ("Claim/Fetcher.cs", "namespace X; class Fetcher { IStore _store; }"),
            ("Storage/IStore.cs", "namespace X; interface IStore;")));

        uses.Should().Equal(new Use("Claim", "Storage", "Claim/Fetcher.cs", "IStore"));
    }

    [Theory]
    [InlineData("// IStore\nclass A;")]
    [InlineData("/// <see cref=\"IStore\"/>\nclass A;")]
    [InlineData("class A { string s = \"IStore\"; }")]
    [InlineData("class A { void M(B b) => b.IStore(); }")]
    [InlineData("using X.IStore;\nclass A;")]
    [InlineData("class A { void M() => N(IStore: 1); }")]
    [InlineData("class A { public required string IStore { get; init; } }")]
    [InlineData("class A { B M() => new() { X = 1, IStore = 2 }; }")]
    public void What_only_looks_like_the_name_of_a_type_is_none(string source)
    {
        FolderGraph.Of(Project(("Claim/A.cs", source), ("Storage/IStore.cs", "interface IStore;"))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("class A { public IStore IStore { get; } }")]
    [InlineData("class A { B M() => new() { X = IStore.Y }; }")]
    [InlineData("class A { bool M(object o) => o is IStore { X: 1 }; }")]
    [InlineData("class A : IStore { int X { get; } }")]
    public void A_type_beside_such_a_look_alike_is_still_found(string source)
    {
        FolderGraph.Of(Project(("Claim/A.cs", source), ("Storage/IStore.cs", "interface IStore;"))).Should().ContainSingle();
    }

    [Theory]
    [InlineData("public sealed class Thing;")]
    [InlineData("public readonly record struct Thing(int X);")]
    [InlineData("internal record class Thing;")]
    [InlineData("public enum Thing { A }")]
    [InlineData("public delegate Task<int> Thing(string a);")]
    [InlineData("public delegate bool Thing<T>(T a) where T : class;")]
    public void Every_form_of_declaration_is_found(string declaration)
    {
        FolderGraph.Of(Project(("A/User.cs", "class User { Thing t; }"), ("B/Thing.cs", declaration)))
            .Should().ContainSingle(use => use.To == "B" && use.Type == "Thing");
    }

    [Fact]
    public void A_name_declared_in_two_folders_means_the_one_at_home()
    {
        FolderGraph.Of(Project(("A/User.cs", "class User { Row r; }"), ("A/Row.cs", "class Row;"), ("B/Row.cs", "class Row;")))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_deep_folder_counts_for_its_first_one_and_the_root_is_a_folder_too()
    {
        FolderGraph.Of(Project(("A/Deep/User.cs", "class User { Door d; }"), ("Door.cs", "class Door;")))
            .Should().Equal(new Use("A", "", "A/Deep/User.cs", "Door"));
    }

    [Fact]
    public void A_circle_is_found_around_corners_and_what_hangs_on_it_is_not_blamed()
    {
        var uses = FolderGraph.Of(Project(
            ("A/A.cs", "class A { B b; }"),
            ("B/B.cs", "class B { C c; }"),
            ("C/C.cs", "class C { A a; D d; }"),
            ("D/D.cs", "class D;"),
            ("E/E.cs", "class E { A a; }")));

        Circles.In(uses).Select(use => use.From + use.To).Should().Equal("AB", "BC", "CA");
    }

    [Fact]
    public void Without_a_way_back_there_is_no_circle()
    {
        Circles.In(FolderGraph.Of(Project(("A/A.cs", "class A { B b; C c; }"), ("B/B.cs", "class B { C c; }"), ("C/C.cs", "class C;"))))
            .Should().BeEmpty();
    }

    [Fact]
    public void A_nested_types_name_declares_nothing()
    {
        FolderGraph.Of(Project(("A/A.cs", "class A { Done x; }"), ("B/B.cs", "class B { class Done; }"))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Worker", "Claim", false)]
    [InlineData("Claim", "Settle", false)]
    [InlineData("Telemetry", "Storage", false)]
    [InlineData("Telemetry", "", false)]
    [InlineData("", "Storage", true)]
    [InlineData("Storage", "Telemetry", true)]
    [InlineData("Claim", "Worker", true)]
    [InlineData("Types", "Enqueue", true)]
    public void A_use_of_a_later_layer_is_a_breach(string from, string to, bool breach)
    {
        Layers.OfTheCore.Breaches([from, to], [new Use(from, to, "File.cs", "Type")]).Any().Should().Be(breach);
    }

    [Fact]
    public void A_folder_that_nobody_placed_is_a_breach()
    {
        Layers.OfTheCore.Breaches(["Attic"], []).Should().ContainSingle().Which.Should().Contain("Attic");
    }

    private static Dictionary<string, string> Project(params (string Path, string Text)[] files) =>
        files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
}
