namespace Storybook.Tests;

public sealed class Making_from_the_command_line : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("storybook").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_ends_with_the_path_of_the_epub()
    {
        var story = Path.Combine(_folder, "my story.txt");
        await File.WriteAllTextAsync(story, Stories.FishermanText);
        using var make = new StorybookProcess("make", story, "--data", Path.Combine(_folder, "data"), "--out", Path.Combine(_folder, "out"));
        var (code, lines) = await make.EndAsync();
        code.Should().Be(0);
        (await make.Errors).Should().BeEmpty();
        lines.Should().Contain(l => l.Contains("Illustrating page", StringComparison.Ordinal));
        lines[^1].Should().StartWith(Path.Combine(_folder, "out")).And.EndWith(".epub");
        File.Exists(lines[^1]).Should().BeTrue();
    }

    [Theory]
    [InlineData("There is no file \"none.txt\"", "make", "none.txt")]
    [InlineData("--pages is 0. It must be between 1 and 200", "make", "none.txt", "--pages", "0")]
    [InlineData("\"draw\" is no command", "draw")]
    [InlineData("\"--fast\" is no option of demo", "demo", "--fast")]
    public async Task Bad_input_is_one_line_and_code_2(string sentence, params string[] args)
    {
        using var make = new StorybookProcess(args);
        var (code, lines) = await make.EndAsync();
        (code, lines.Count).Should().Be((2, 0));
        (await make.Errors).TrimEnd().Should().StartWith("storybook: ").And.Contain(sentence).And.NotContain("\n");
    }

    [Fact]
    public async Task A_file_that_is_no_story_is_one_line_and_code_2()
    {
        var story = Path.Combine(_folder, "story.txt");
        await File.WriteAllBytesAsync(story, [0x50, 0x4B, 0]);
        using var make = new StorybookProcess("make", story, "--data", _folder);
        (await make.EndAsync()).Code.Should().Be(2);
        (await make.Errors).TrimEnd().Should().Contain("zero byte at position 2").And.NotContain("\n");
    }

    [Theory]
    [InlineData("make needs a story")]
    [InlineData("\"--fast\" is no option of make", "a.txt", "--fast")]
    [InlineData("--pages is many.", "a.txt", "--pages", "many")]
    [InlineData("--pages is 201.", "a.txt", "--pages", "201")]
    [InlineData("--out has no value", "a.txt", "--out")]
    [InlineData("--out has no value", "a.txt", "--out", "--data")]
    [InlineData("\"a.txt\" and \"b.txt\" are two stories", "a.txt", "b.txt")]
    public void A_wrong_option_is_named(string sentence, params string[] args)
    {
        var parse = () => MakeOptions.Parse(args);
        parse.Should().Throw<UsageException>().Which.Message.Should().Contain(sentence);
    }

    [Fact]
    public void Options_have_defaults_and_may_stand_anywhere()
    {
        MakeOptions.Parse(["a.txt"]).Should().Be(new MakeOptions("a.txt") { Out = null, Data = BookFolder.Default, Pages = 16 });
        MakeOptions.Parse(["--pages", "20", "a.txt", "--out", "o", "--data", "d"]).Should().Be(new MakeOptions("a.txt") { Out = "o", Data = "d", Pages = 20 });
    }
}
