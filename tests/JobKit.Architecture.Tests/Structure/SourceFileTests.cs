namespace JobKit.Architecture.Tests.Structure;

public sealed class SourceFileTests
{
    private const int MaxLines = 300;

    [Fact]
    public void No_source_file_is_longer_than_an_idea()
    {
        Repository.Sources("src").Where(file => LinesOf(file.Value) > MaxLines)
            .Select(file => $"src/{file.Key} has {LinesOf(file.Value)} lines; at most {MaxLines}: split it by idea")
            .Should().BeEmpty();
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        Repository.Sources("src").SelectMany(file => EmptyNames.In(file.Value).Select(name => $"src/{file.Key}: {name}"))
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData("class JobManager;", "JobManager")]
    [InlineData("static class StringHelpers;", "StringHelpers")]
    [InlineData("record struct RowUtils(int A);", "RowUtils")]
    [InlineData("interface IJobService;", "IJobService")]
    [InlineData("sealed class JobProcessor<T>;", "JobProcessor")]
    public void An_empty_name_is_found_in_every_declaration(string source, string name)
    {
        EmptyNames.In(source).Should().Equal(name);
    }

    [Theory]
    [InlineData("class JobQueue { IServiceProvider _p; HelperText _t; }")]
    [InlineData("// class JobManager\nclass A;")]
    [InlineData("class ServiceCollectionExtensions;")]
    public void Other_names_are_left_alone(string source)
    {
        EmptyNames.In(source).Should().BeEmpty();
    }

    private static int LinesOf(string text) => text.Count(letter => letter == '\n');
}
