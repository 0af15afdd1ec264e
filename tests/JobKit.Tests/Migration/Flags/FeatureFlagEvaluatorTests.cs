using JobKit.Migration;
using JobKit.Tests.Migration.Route;

namespace JobKit.Tests.Migration.Flags;

public sealed class FeatureFlagEvaluatorTests
{
    private static readonly FeatureFlag On = new() { Name = "blue-button", Enabled = true, Version = 7 };

    // Its bucket in the salt "blue-button" decides; the test finds two units on either side instead of naming them.
    private static readonly FeatureFlag Half = On with { Share = TrafficShare.FromPercent(50) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_flag_gives_the_callers_default(bool otherwise)
    {
        FeatureFlagEvaluator.Evaluate(null, new() { TargetingKey = "u" }, otherwise, Freshness.Fresh)
            .Should().Be(new FlagEvaluation { Enabled = otherwise, Reason = FlagReason.Default });
    }

    [Fact]
    public void A_disabled_flag_is_off_even_for_those_whom_it_lists()
    {
        Evaluate(On with { Enabled = false, UserIds = ["u"] }, "u", otherwise: true)
            .Should().Be(new FlagEvaluation { Reason = FlagReason.Disabled, Version = 7 });
    }

    [Theory]
    [InlineData("u", null)]
    [InlineData("v", "staff")]
    [InlineData(null, "staff")]
    public void Whom_a_list_names_has_it_at_any_share(string? key, string? group)
    {
        Evaluate(On with { Share = TrafficShare.None, UserIds = ["u"], Groups = ["staff"] }, key, groups: group)
            .Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.TargetingMatch, Version = 7 });
    }

    [Theory]
    [InlineData("u", null)]
    [InlineData("w", "banned")]
    public void Whom_a_list_excludes_goes_without_even_if_another_names_him(string key, string? group)
    {
        Evaluate(On with { UserIds = ["u", "w"], ExcludedUserIds = ["u"], ExcludedGroups = ["banned"] }, key, groups: group)
            .Should().Be(new FlagEvaluation { Reason = FlagReason.TargetingMatch, Version = 7 });
    }

    [Theory]
    [InlineData("stranger", false, FlagReason.TargetingMatch)]
    [InlineData("u", true, FlagReason.TargetingMatch)]
    [InlineData(null, true, FlagReason.Static)]
    public void Exclusive_lists_are_the_seeds_rule_for_a_known_user(string? key, bool enabled, FlagReason reason)
    {
        Evaluate(On with { UserIds = ["u"], Exclusive = true }, key)
            .Should().Be(new FlagEvaluation { Enabled = enabled, Reason = reason, Version = 7 });
    }

    [Fact]
    public void Exclusive_without_a_list_excludes_nobody()
    {
        Evaluate(On with { Exclusive = true }, "anybody").Enabled.Should().BeTrue();
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(0, false)]
    public void A_whole_share_holds_for_everybody_with_or_without_a_key(int percent, bool enabled)
    {
        foreach (var key in new[] { "u", "v", null, " " })
        {
            Evaluate(On with { Share = TrafficShare.FromPercent(percent) }, key, otherwise: !enabled)
                .Should().Be(new FlagEvaluation { Enabled = enabled, Reason = FlagReason.Static, Version = 7 });
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_share_of_callers_without_a_key_cannot_be_drawn(string? key)
    {
        foreach (var otherwise in new[] { true, false })
        {
            Evaluate(Half, key, otherwise).Should().Be(new FlagEvaluation { Enabled = otherwise, Reason = FlagReason.Default, Version = 7 });
        }
    }

    [Fact]
    public void A_share_is_split_by_the_stable_hash_of_the_key_with_the_flags_salt()
    {
        foreach (var (unit, bucket) in UnitVectors.All.Where(it => !string.IsNullOrWhiteSpace(it.Unit)).Select(it => (it.Unit, it.Bucket)))
        {
            var salted = On with { Salt = "create-storybook:1" };
            Evaluate(salted with { Share = TrafficShare.FromPpm(bucket) }, unit).Should().Be(new FlagEvaluation { Reason = FlagReason.Split, Version = 7 });
            Evaluate(salted with { Share = TrafficShare.FromPpm(bucket + 1) }, unit)
                .Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.Split, Version = 7 });
        }
    }

    [Fact]
    public void Two_flags_choose_their_users_independently_and_the_salt_is_the_name_unless_set()
    {
        var users = Users(4_000);
        var one = users.Where(it => Evaluate(Half, it).Enabled).ToHashSet(StringComparer.Ordinal);
        var other = users.Where(it => Evaluate(Half with { Name = "red-button" }, it).Enabled).ToHashSet(StringComparer.Ordinal);
        var named = users.Where(it => Evaluate(Half with { Name = "red-button", Salt = "blue-button" }, it).Enabled).ToHashSet(StringComparer.Ordinal);

        one.Count.Should().BeInRange(1_850, 2_150);
        one.Count(other.Contains).Should().BeInRange(880, 1_120, "a quarter has both");
        named.Should().BeEquivalentTo(one);
    }

    [Fact]
    public void Variants_split_by_their_weights_whatever_the_exposure_and_stay_with_the_key()
    {
        var flag = Half with { Variants = [new("a", TrafficShare.FromPercent(25)), new("b", TrafficShare.FromPercent(75))] };
        var exposed = Users(4_000).Select(it => (Key: it, Evaluation: Evaluate(flag, it))).Where(it => it.Evaluation.Enabled).ToList();

        exposed.Count(it => it.Evaluation.Variant == "a").Should().BeInRange(exposed.Count * 22 / 100, exposed.Count * 28 / 100);
        exposed.Should().OnlyContain(it => it.Evaluation.Variant == "a" || it.Evaluation.Variant == "b");
        foreach (var (key, evaluation) in exposed)
        {
            Evaluate(flag with { Share = TrafficShare.All }, key).Should().Be(evaluation, "raising the share changes nobody's variant");
        }

        Evaluate(flag with { Enabled = false }, "u").Variant.Should().BeNull();
        Evaluate(flag with { Share = TrafficShare.All }, null).Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.Static, Version = 7 });
    }

    [Fact]
    public void What_the_callers_own_list_throws_becomes_the_default()
    {
        var context = new FlagContext { TargetingKey = "u", Groups = new ThrowingList() };

        FeatureFlagEvaluator.Evaluate(new(On with { Groups = ["staff"] }), context, true, Freshness.Fresh)
            .Should().Be(new FlagEvaluation { Enabled = true, Reason = FlagReason.Error, Version = 7 });
    }

    [Fact]
    public void A_stale_flag_goes_on_as_last_known_and_says_so()
    {
        foreach (var key in Users(100))
        {
            Evaluate(Half, key, freshness: Freshness.Stale).Should().Be(Evaluate(Half, key) with { Stale = true });
        }
    }

    [Fact]
    public void An_expired_flag_stays_where_all_had_the_same_and_gives_the_default_where_not()
    {
        var expired = new FlagEvaluation { Version = 7, Stale = true };
        foreach (var otherwise in new[] { true, false })
        {
            Evaluate(On, "u", otherwise, Freshness.Expired).Should().Be(expired with { Enabled = true, Reason = FlagReason.Static });
            Evaluate(Half with { Enabled = false }, "u", otherwise, Freshness.Expired).Should().Be(expired with { Reason = FlagReason.Disabled });
            foreach (var partly in new[] { Half, On with { UserIds = ["u"] }, On with { ExcludedGroups = ["x"] } })
            {
                Evaluate(partly, "u", otherwise, Freshness.Expired).Should().Be(expired with { Enabled = otherwise, Reason = FlagReason.Stale });
            }
        }
    }

    private static FlagEvaluation Evaluate(
        FeatureFlag flag, string? key, bool otherwise = false, Freshness freshness = Freshness.Fresh, string? groups = null) =>
        FeatureFlagEvaluator.Evaluate(new(flag), new() { TargetingKey = key, Groups = groups is null ? null : [groups] }, otherwise, freshness);

    private static List<string> Users(int count) => [.. Enumerable.Range(0, count).Select(i => $"user-{i}")];
}
