namespace JobKit.Architecture.Tests.Structure;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a; // Gone\nb;")]
    [InlineData("a; /* Gone\n Gone */ b;")]
    [InlineData("a(\"Gone\"); b;")]
    [InlineData("a(\"\\\"Gone\"); b;")]
    [InlineData("a(\"\"); b(\"Gone\");")]
    [InlineData("a(@\"C:\\\"); b(@\"\"\"Gone\"\"\");")]
    [InlineData("a($\"{x} Gone\"); b;")]
    [InlineData("a('\"'); b('\\'', \"Gone\");")]
    [InlineData("a(\"\"\"say \"Gone\" \"\"\"); b;")]
    [InlineData("a(\"\"\"\"\n  \"\"\"Gone\n  \"\"\"\"); b;")]
    [InlineData("a(\"//\"); b(\"/*\", \"Gone\", \"*/\");")]
    public void Comments_and_strings_of_every_form_go_and_code_stays(string source)
    {
        var code = CSharpText.CodeOf(source);

        code.Should().NotContain("Gone").And.Contain("a").And.Contain("b");
    }

    [Theory]
    [InlineData("a(\"never closed")]
    [InlineData("/* never closed")]
    [InlineData("'")]
    [InlineData("\"\"\"never closed")]
    public void Text_that_is_cut_off_ends_quietly(string source)
    {
        CSharpText.CodeOf(source).Should().NotContain("closed");
    }
}
