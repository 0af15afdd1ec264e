using JobKit.Migration;
using static JobKit.Tests.Migration.Shadowing.Rules;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class JsonDiffTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """{ "b": [ true, null ], "a": 1.0 }""")]
    [InlineData("\"A\"", "\"\\u0041\"")]
    [InlineData("1e400", "10e399")]
    [InlineData("-0", "0.00e7")]
    [InlineData("1e99999999999", "1e99999999999")]
    [InlineData("\"\\ud83d\"", "\"\\ud83d\"")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("no JSON", "no JSON")]
    [InlineData(null, "null")]
    public void Equal_values_match_however_they_are_written(string? control, string? candidate)
    {
        var found = Compare(control, candidate);

        found.IsMatch.Should().BeTrue();
        found.Ignored.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1", "2", "$")]
    [InlineData("1", "\"1\"", "$")]
    [InlineData("12345678901234567890.1", "12345678901234567890.2", "$")]
    [InlineData("123456789012345678901234567890123", "123456789012345678901234567890124", "$")]
    [InlineData("1e400", "1e500", "$")]
    [InlineData("1e-40", "2e-40", "$")]
    [InlineData("\"\\ud83d\"", "\"\\ud83e\"", "$")]
    [InlineData("""{"a":{"odd name":1}}""", """{"a":{"odd name":2}}""", "$.a['odd name']")]
    [InlineData("""[{"b":1},{"b":1}]""", """[{"b":1},{"b":3}]""", "$[1].b")]
    [InlineData("""{"a":null}""", "{}", "$.a")]
    [InlineData("[1,2]", "[1]", "$[1]")]
    [InlineData("[1]", "[1,2]", "$[1]")]
    [InlineData("{}", "[]", "$")]
    public void A_difference_is_told_with_its_place(string control, string candidate, string place) =>
        Compare(control, candidate).Places().Should().Equal(place);

    [Fact]
    public void A_difference_says_what_each_side_had_and_which_had_nothing() =>
        Compare("""{"a":1,"b":"x"}""", """{"a":2,"c":true}""").Differences.Should().Equal(
            new ResultDifference("$.a", ResultDifferenceKind.Changed, "1", "2"),
            new ResultDifference("$.b", ResultDifferenceKind.Missing, "\"x\"", null),
            new ResultDifference("$.c", ResultDifferenceKind.Added, null, "true"));

    [Fact]
    public void A_long_value_is_cut_in_the_difference() =>
        Compare($"\"{new string('x', 1000)}\"", "1").Differences[0].Control.Should().HaveLength(200).And.EndWith("...");

    [Fact]
    public void What_is_ignored_is_told_apart_and_hides_nothing_else()
    {
        const string Control = """{"id":1,"meta":{"at":1,"by":"a"},"title":"x"}""";
        const string Candidate = """{"id":2,"meta":{"at":2},"title":"y"}""";

        var found = Compare(Control, Candidate, Ignore("$.id"), Ignore("$.meta"));

        found.Places().Should().Equal("$.title");
        found.Ignored.Should().Equal("$.id", "$.meta");
        Compare(Control, Candidate, Ignore("$.id"), Ignore("$.meta"), Ignore("$.title")).IsMatch.Should().BeTrue();
    }

    [Fact]
    public void A_member_that_only_one_side_has_can_be_ignored_too() =>
        Compare("""{"a":1}""", """{"b":1}""", Ignore("$.a"), Ignore("$.b")).Should().BeEquivalentTo(new { IsMatch = true, Ignored = new[] { "$.a", "$.b" } });

    [Fact]
    public void Items_match_in_any_order_only_where_a_rule_says_so()
    {
        Compare("""{"t":[1,2,2]}""", """{"t":[2,1,2]}""").IsMatch.Should().BeFalse();
        Compare("""{"t":[1,2,2]}""", """{"t":[2,1,2]}""", Unordered("$.t")).IsMatch.Should().BeTrue();
        Compare("""{"t":[1,2,2]}""", """{"t":[2,1,1]}""", Unordered("$.t")).IsMatch.Should().BeFalse();
        Compare("""{"t":[1,2]}""", """{"t":[2,1,1]}""", Unordered("$.t")).Differences.Should().ContainSingle().Which.Kind.Should().Be(ResultDifferenceKind.Added);
        Compare("[[1,2],[3]]", "[[3],[2,1]]", Unordered("$"), Unordered("$[*]")).IsMatch.Should().BeTrue();
    }

    [Fact]
    public void A_pair_that_stands_in_the_way_of_others_gives_way()
    {
        // 1 takes the first that is near enough, 2, and leaves nothing for 3.
        const string Left = """[{"n":1,"m":0},{"n":3,"m":0}]""";
        const string Right = """[{"n":2,"m":0},{"n":0,"m":0}]""";
        PathRule[] rules = [Unordered("$"), Tolerance("$[*].n", 1)];

        Compare(Left, Right, rules).IsMatch.Should().BeTrue();
        Compare(Right, Left, rules).IsMatch.Should().BeTrue();
    }

    [Fact]
    public void Numbers_and_instants_may_be_as_far_apart_as_a_rule_says()
    {
        Compare("1.0", "1.1", Tolerance("$", .1m)).IsMatch.Should().BeTrue();
        Compare("1.0", "1.2", Tolerance("$", .1m)).IsMatch.Should().BeFalse();
        Compare("1e300", "1.0000000001e300", Tolerance("$", 1)).IsMatch.Should().BeFalse();
        Compare("79228162514264337593543950335", "-79228162514264337593543950335", Tolerance("$", 1)).IsMatch.Should().BeFalse();
        Compare("1", "\"1\"", Tolerance("$", 1)).IsMatch.Should().BeFalse();
        var second = Tolerance("$", TimeSpan.FromSeconds(1));
        Compare("\"2026-01-04T12:35:00Z\"", "\"2026-01-04T13:35:01+01:00\"", second).IsMatch.Should().BeTrue();
        Compare("\"2026-01-04T12:35:00Z\"", "\"2026-01-04T12:35:01.001Z\"", second).IsMatch.Should().BeFalse();
        Compare("\"soon\"", "\"late\"", second).IsMatch.Should().BeFalse();
    }

    [Fact]
    public void A_masked_value_is_neither_compared_nor_shown_but_its_absence_is()
    {
        Compare("""{"s":"one"}""", """{"s":2}""", Mask("$.s")).IsMatch.Should().BeTrue();
        var found = Compare("""{"s":"one"}""", """{"s":null}""", Mask("$.s")).Differences;
        var missing = Compare("""{"s":"one"}""", "{}", Mask("$.s")).Differences;

        found.Concat(missing).Should().HaveCount(2).And.OnlyContain(difference => !difference.ToString().Contains("one"));
    }

    [Fact]
    public void An_id_stands_for_one_of_the_other_side_everywhere()
    {
        PathRule[] rules = [MapId("$..id"), MapId("$.cover")];
        const string Control = """{"id":"s1","cover":"p2","pages":[{"id":"p1"},{"id":"p2"}]}""";

        Compare(Control, """{"id":"x","cover":7,"pages":[{"id":"y"},{"id":7}]}""", rules).IsMatch.Should().BeTrue();
        Compare(Control, """{"id":"x","cover":"y","pages":[{"id":"y"},{"id":"z"}]}""", rules).Places().Should().Contain("$.pages[0].id");
        Compare(Control, """{"id":"x","cover":"z","pages":[{"id":"z"},{"id":"z"}]}""", rules).IsMatch.Should().BeFalse("two ids became one");
        Compare(Control, """{"id":null,"cover":"z","pages":[{"id":"y"},{"id":"z"}]}""", rules).Places().Should().Equal("$.id");
    }

    [Fact]
    public void Ids_bound_at_ordered_places_lead_the_pairing_of_the_others()
    {
        PathRule[] rules = [MapId("$..id"), MapId("$.cover"), Unordered("$.pages")];

        Compare("""{"pages":[{"id":1},{"id":2}],"cover":1}""", """{"pages":[{"id":8},{"id":9}],"cover":9}""", rules).IsMatch.Should().BeTrue();
    }

    [Fact]
    public void An_attempt_to_pair_that_fails_binds_no_ids()
    {
        PathRule[] rules = [MapId("$[*].id"), Unordered("$")];

        Compare("""[{"id":1,"t":"a"},{"id":2,"t":"b"}]""", """[{"id":5,"t":"b"},{"id":6,"t":"a"}]""", rules).IsMatch.Should().BeTrue();
    }

    [Fact]
    public void Very_long_arrays_in_any_order_end_soon()
    {
        var control = $"[{string.Join(',', Enumerable.Range(0, 3000))}]";
        var candidate = $"[{string.Join(',', Enumerable.Range(0, 3000).Reverse())}]";

        Compare(control, candidate, Unordered("$")).IsMatch.Should().BeTrue();
        Compare(control, candidate.Replace("[2999", "[-1", StringComparison.Ordinal), Unordered("$")).Differences.Should().ContainSingle();
    }
}
