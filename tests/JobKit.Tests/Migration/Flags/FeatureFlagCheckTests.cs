using JobKit.Migration;

namespace JobKit.Tests.Migration.Flags;

public sealed class FeatureFlagCheckTests
{
    private static readonly FeatureFlag Right = new() { Name = "backgroundJobs" };

    public static TheoryData<string, FeatureFlag> Wrong => new()
    {
        { "name is \"\". It must be 1 to 100 characters of a-z A-Z 0-9 . _ -. Name the flag like backgroundJobs.", Right with { Name = "" } },
        { "name is missing. It must be 1 to 100 characters*", Right with { Name = null! } },
        { "name is \"a b\". It must be 1 to 100*", Right with { Name = "a b" } },
        { "name is \"aaa*", Right with { Name = new string('a', 101) } },
        { "name is \"-a\". Its first character must be a letter or a digit. Name the flag like backgroundJobs.", Right with { Name = "-a" } },
        { "description is 1001 characters long. It must be 1 to 1000 characters. Shorten it, or remove it.", Right with { Description = new string('x', 1001) } },
        { "description is \"??\"*It must be text that every database can hold*", Right with { Description = "\0\uD800" } },
        { "userIds has 1001 entries. It must have at most 1000. List a group instead of its users.", Right with { UserIds = Many(1001) } },
        { "groups has 1001 entries*", Right with { Groups = Many(1001) } },
        { "excludedUserIds has 1001 entries*", Right with { ExcludedUserIds = Many(1001) } },
        { "excludedGroups has 1001 entries*", Right with { ExcludedGroups = Many(1001) } },
        { "An entry of userIds is blank. It must be 1 to 256 characters. Name a user or a group, or remove the entry.", Right with { UserIds = ["a", " "] } },
        { "An entry of groups is 257 characters long*", Right with { Groups = [new string('g', 257)] } },
        { "An entry of excludedGroups is missing*", Right with { ExcludedGroups = [null!] } },
        { "userIds is null. It must be a list of at most 1000 entries*", Right with { UserIds = null! } },
        { "The weights of variants make 99.9999 together. They must make 100. Change them, or remove all variants.", Variants(("a", 99.9999m)) },
        { "The weights of variants make 110 together*", Variants(("a", 100m), ("b", 10m)) },
        { "variants has \"a\" 2 times. Each name must be there once*", Variants(("a", 50m), ("a", 50m)) },
        { "A variant's name is \"a b\"*", Variants(("a b", 100m)) },
        { "variants has 51 entries. It must have at most 50*", Variants([.. Enumerable.Range(0, 51).Select(i => ($"v{i}", 1m))]) },
        { "variants is null*", Right with { Variants = null! } },
        { "variants is null or has an entry that is*", Right with { Variants = [null!] } },
        { "salt is blank. It must be 1 to 200 characters*", Right with { Salt = "" } },
        { "salt is 201 characters long*", Right with { Salt = new string('s', 201) } },
        { "version is -1. It must be between 0 and*", Right with { Version = -1 } },
    };

    public static TheoryData<string, OperatorAction> WrongActs => new()
    {
        { "The reason is missing. It must be 1 to 1000 characters. Say why the flag is changed; it is kept with the change.", new("alice") },
        { "The reason is blank*", new("alice", " ") },
        { "The reason is 1001 characters long*", new("alice", new string('r', 1001)) },
        { "The actor is blank. It must be 1 to 256 characters. Say who makes the change.", new("", "r") },
        { "The actor is 257 characters long*", new(new string('a', 257), "r") },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_told_with_its_range_and_mend(string sentence, FeatureFlag flag)
    {
        var check = () => FeatureFlagCheck.Checked(flag);

        check.Should().Throw<FeatureFlagInvalidException>().Which.Problems.Should().ContainSingle().Which.Should().Match(sentence);
    }

    [Theory]
    [MemberData(nameof(WrongActs))]
    public void Who_changes_a_flag_says_why(string sentence, OperatorAction by)
    {
        var check = () => FeatureFlagCheck.Checked(by);

        check.Should().Throw<FeatureFlagInvalidException>().Which.Problems.Should().ContainSingle().Which.Should().Match(sentence);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        FeatureFlagCheck.Problems(Right with { Name = "", Salt = "", UserIds = [""] }).Should().HaveCount(3);
    }

    [Fact]
    public void The_widest_flag_is_right()
    {
        var widest = new FeatureFlag
        {
            Name = "0" + new string('.', 99),
            Description = new string('x', 1000),
            UserIds = Many(1000),
            Groups = [new string('g', 256), "日本語 😀"],
            Salt = new string('s', 200),
            Variants = [.. Enumerable.Range(0, 50).Select(i => new FlagVariant($"v{i}", TrafficShare.FromPercent(2)))],
        };

        FeatureFlagCheck.Problems(widest).Should().BeEmpty();
    }

    private static string[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => $"u{i}")];

    private static FeatureFlag Variants(params (string Name, decimal Weight)[] variants) =>
        Right with { Variants = [.. variants.Select(it => new FlagVariant(it.Name, TrafficShare.FromPercent(it.Weight)))] };
}
