using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class JsonPathPatternTests
{
    private static readonly JsonPlace Title = JsonPlace.Root.Member("pages").Item(3).Member("title");

    [Theory]
    [InlineData("$.pages[*].title", true)]
    [InlineData("$.pages[3].title", true)]
    [InlineData("$.pages[2].title", false)]
    [InlineData("$..title", true)]
    [InlineData("$.pages..title", true)]
    [InlineData("$..[3].title", true)]
    [InlineData("$.*[*].*", true)]
    [InlineData("$['pages'][*]['title']", true)]
    [InlineData("$.pages.*.title", false)]
    [InlineData("$.pages", false)]
    [InlineData("$.title", false)]
    [InlineData("$", false)]
    [InlineData("$..*", true)]
    public void A_pattern_matches_places(string pattern, bool matches) => JsonPathPattern.Parse(pattern).Matches(Title).Should().Be(matches);

    [Fact]
    public void A_place_with_an_odd_name_is_written_as_a_pattern_that_matches_it()
    {
        foreach (var name in new[] { "a", "a b", "it's", "back\\slash", "", "a.b", "[0]", "日本" })
        {
            var place = JsonPlace.Root.Member(name).Item(0);

            JsonPathPattern.Parse(place.ToString()).Matches(place).Should().BeTrue(name);
            JsonPathPattern.Parse(place.General()).Matches(JsonPlace.Root.Member(name).Item(9)).Should().BeTrue(name);
            DifferenceSignature.General(place.ToString()).Should().Be(place.General());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("pages")]
    [InlineData("$pages")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$[")]
    [InlineData("$[x]")]
    [InlineData("$[-1]")]
    [InlineData("$['x]")]
    [InlineData("$['x'")]
    [InlineData("$.a b")]
    public void A_path_that_cannot_be_read_is_refused_with_an_example(string path)
    {
        var parse = () => JsonPathPattern.Parse(path);

        parse.Should().Throw<ArgumentException>().Which.Message.Should().Contain("cannot be read").And.Contain("Write it like $.pages[*].title.");
    }
}
