namespace JobKit.Architecture.Tests.Snippets;

public sealed class SnippetCheckTests
{
    private const string Compiled =
        """
        internal static class Sample
        {
            public static void Run()
            {
                #region run
                if (true)
                {

                    Work();
                }
                #endregion
            }
        }
        """;

    [Fact]
    public void A_block_that_equals_its_region_but_for_indentation_passes()
    {
        Faults("text\n\n<!-- snippet: run -->\n```csharp\nif (true)\n{\n\n    Work();\n}\n```\n").Should().BeEmpty();
    }

    [Fact]
    public void A_block_that_differs_shows_what_to_copy()
    {
        Faults("<!-- snippet: run -->\n```csharp\nif (false)\n{\n\n    Work();\n}\n```\n")
            .Should().ContainSingle().Which.Should().StartWith("doc.md:2:").And.Contain("if (true)\n{\n\n    Work();\n}");
    }

    [Fact]
    public void Indentation_inside_a_block_is_part_of_it()
    {
        Faults("<!-- snippet: run -->\n```csharp\nif (true)\n{\n\nWork();\n}\n```\n").Should().ContainSingle();
    }

    [Theory]
    [InlineData("```csharp\nWork();\n```\n")]
    [InlineData("<!-- snippet: run -->\n\n```csharp\nWork();\n```\n")]
    [InlineData("```cs\nWork();\n```\n")]
    [InlineData("~~~C#\nWork();\n~~~\n")]
    public void A_block_without_a_comment_right_above_it_fails(string markdown)
    {
        Faults(markdown).Should().ContainSingle().Which.Should().Contain("<!-- snippet: name -->");
    }

    [Fact]
    public void A_region_that_nobody_compiles_fails()
    {
        Faults("<!-- snippet: other -->\n```csharp\nWork();\n```\n").Should().ContainSingle().Which.Should().Contain("0 regions named other");
    }

    [Fact]
    public void A_region_that_is_there_twice_fails()
    {
        SnippetCheck.Faults("doc.md", "<!-- snippet: run -->\n```csharp\nWork();\n```\n", SnippetCheck.Regions([Compiled, Compiled]))
            .Should().ContainSingle().Which.Should().Contain("2 regions named run");
    }

    [Fact]
    public void Blocks_of_other_languages_are_left_alone_even_when_they_speak_of_C_sharp()
    {
        Faults("```bash\ndotnet run\n```\n\n````md\n```csharp\nWork();\n```\n````\n").Should().BeEmpty();
    }

    [Fact]
    public void An_outer_region_holds_what_its_inner_ones_hold()
    {
        var regions = SnippetCheck.Regions(["#region outer\na();\n#region inner\nb();\n#endregion\n#endregion\n"]);

        regions["outer"].Single().Should().Equal("a();", "b();");
        regions["inner"].Single().Should().Equal("b();");
    }

    private static IEnumerable<string> Faults(string markdown) => SnippetCheck.Faults("doc.md", markdown, SnippetCheck.Regions([Compiled]));
}
