using JobKit.Migration;

namespace JobKit.Tests.Migration.Flags;

public sealed class FlagJsonTests
{
    private static readonly FeatureFlag Full = new()
    {
        Name = "backgroundJobs",
        Description = "Jobs, \"long\" ones: 日本 😀",
        Enabled = true,
        Share = TrafficShare.FromPercent(12.5m),
        UserIds = ["u1", "u2"],
        Groups = ["g"],
        ExcludedUserIds = ["x"],
        ExcludedGroups = ["y"],
        Exclusive = true,
        Variants = [new("blue", TrafficShare.FromPercent(30)), new("red", TrafficShare.FromPercent(70))],
        Salt = "s",
        ClientVisible = true,
    };

    public static TheoryData<string, string> Wrong => new()
    {
        {
            """{"name":"a","rolloutPercent":5}""",
            "\"rolloutPercent\" is no member of a flag. It must be one of name, description, enabled, share, userIds, groups, excludedUserIds, excludedGroups, exclusive, variants, salt, clientVisible. Correct it, or remove it."
        },
        { """{"name":"a","Name":"a"}""", "\"Name\" is no member of a flag*" },
        { """{"name":"a","version":3}""", "\"version\" is no member of a flag*" },
        { """{"name":"a","enabled":true,"enabled":false}""", "\"enabled\" is there 2 times. Each member must be there once. Remove the others." },
        { """{"name":"a","share":100.5}""", "The share is 100.5. It must be a number from 0 to 100 with at most 4 decimals. Set it to the percentage of the traffic, like 0.5." },
        { """{"name":"a","share":-1}""", "The share is -1. It must be*" },
        { """{"name":"a","share":0.00001}""", "The share is 0.00001. It must be*" },
        { """{"name":"a","share":"NaN"}""", "The share is \"NaN\". It must be*" },
        { """{"name":"a","enabled":"yes"}""", "The flag's value at $.enabled is of another kind. It must be as in {*}. Correct it." },
        { """{"name":"a","userIds":[7]}""", "The flag's value at $.userIds[0] is of another kind*" },
        { """{"name":"a","userIds":null}""", "The flag's value at $.userIds is of another kind*" },
        { """{"name":"a","variants":[{"name":"b","weight":100,"colour":1}]}""", "The flag's value at $.variants[0].colour is of another kind*" },
        { """{"name":"a","variants":[{"name":"b","name":"c","weight":100}]}""", "The flag* It must be as in {*}. Correct it." },
        { """{"enabled":true}""", "The flag is no JSON object of a flag*" },
        { """[]""", "The flag is Array. It must be a JSON object. Give one with the member name." },
        { "null", "The flag is Null*" },
        { "{", "The flag is no JSON object of a flag*" },
        { """{"name":"\ud800"}""", "The flag's value at $.name is of another kind*" },
        { """{"name":"a","\ud800":1}""", "The flag has half a surrogate pair in it.*" },
        { """{"name":"a","userIds":["\udc00"]}""", "*" },
        { """{"name":"a b"}""", "name is \"a b\". It must be*" },
    };

    // Not a row of the theory: the test's own name could not hold it.
    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        FluentActions.Invoking(() => FeatureFlag.Parse("{\"name\":\"\ud800\"}")).Should().Throw<FeatureFlagInvalidException>();

    [Fact]
    public void A_flag_is_the_same_after_its_JSON()
    {
        FeatureFlag.Parse(Full.ToJson()).Should().BeEquivalentTo(Full);
    }

    [Fact]
    public void A_stored_flag_has_what_its_row_says()
    {
        var at = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        FlagJson.Read(new("backgroundJobs", Full.ToJson(), 7, at, "alice"))
            .Should().BeEquivalentTo(Full with { Version = 7, UpdatedAt = at, UpdatedBy = "alice" });
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        FeatureFlag.Parse("""{"name":"a"}""").Should().BeEquivalentTo(new FeatureFlag { Name = "a", Share = TrafficShare.All });
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_flag_is_refused_with_the_member_and_the_mend(string json, string sentence)
    {
        var parse = () => FeatureFlag.Parse(json);

        parse.Should().Throw<FeatureFlagInvalidException>().Which.Problems.Should().ContainSingle().Which.Should().Match(sentence);
    }

    [Fact]
    public void A_stored_flag_of_a_newer_version_is_read_without_what_this_one_does_not_know()
    {
        FlagJson.Read(Stored("""{"name":"a","enabled":true,"moon":"full"}"""))!.Enabled.Should().BeTrue();
    }

    [Fact]
    public void A_stored_flag_has_the_name_of_its_row()
    {
        FlagJson.Read(Stored("""{"name":"b"}"""))!.Name.Should().Be("a");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not JSON")]
    [InlineData("""{"name":"a","share":101}""")]
    [InlineData("""{"name":"a","salt":""}""")]
    public void A_stored_flag_that_cannot_be_read_is_none_and_can_be_written_anew(string json)
    {
        FlagJson.Read(Stored(json)).Should().BeNull();
        FlagJson.ReadOrBare(Stored(json)).Should().BeEquivalentTo(new FeatureFlag { Name = "a", Version = 3, UpdatedBy = "alice" });
    }

    private static StoredFlag Stored(string json) => new("a", json, 3, default, "alice");
}
