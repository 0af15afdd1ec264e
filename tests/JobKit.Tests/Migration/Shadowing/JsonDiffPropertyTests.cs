using System.Text.Json;
using System.Text.Json.Nodes;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Shadowing;

public sealed class JsonDiffPropertyTests
{
    private const int Cases = 4000;

    [Fact]
    public void No_JSON_and_no_rules_make_it_throw_and_a_match_is_one_from_both_sides()
    {
        var chance = new Random(20260104);
        var json = new RandomJson(chance);
        var (matches, mismatches) = (0, 0);
        for (var i = 0; i < Cases; i++)
        {
            var control = json.Next();
            var candidate = chance.Next(4) == 0 ? json.Next() : json.Near(control);
            var rules = Enumerable.Range(0, chance.Next(4)).Select(_ => Rule(chance, json.Path())).ToArray();

            var there = Rules.Compare(control, candidate, rules);
            var back = Rules.Compare(candidate, control, rules);

            there.IsMatch.Should().Be(back.IsMatch, "{0} against {1}", control, candidate);
            _ = there.IsMatch ? matches++ : mismatches++;
            DifferenceSignature.Of(there).Length.Should().BeLessThanOrEqualTo(420);
        }

        matches.Should().BeGreaterThan(Cases / 10);
        mismatches.Should().BeGreaterThan(Cases / 10);
    }

    [Fact]
    public void Everything_matches_itself_and_its_canonical_text()
    {
        var json = new RandomJson(new(1));
        for (var i = 0; i < Cases; i++)
        {
            var value = json.Next();
            var canonical = JsonText.Canonical(JsonText.Read(value));

            var found = Rules.Compare(value, canonical);

            found.IsMatch.Should().BeTrue(value);
            found.Ignored.Should().BeEmpty();
            JsonText.Canonical(JsonText.Read(canonical)).Should().Be(canonical);
        }
    }

    [Fact]
    public void A_rule_that_ignores_takes_away_what_is_at_and_below_its_place_and_nothing_else()
    {
        var chance = new Random(7);
        var json = new RandomJson(chance);
        var hidden = 0;
        for (var i = 0; i < Cases; i++)
        {
            var (one, other) = (json.Next(), json.Next());
            var control = $$"""{"kept":{{one}},"gone":{{json.Next()}}}""";
            var candidate = $$"""{"kept":{{json.Near(one)}},"gone":{{other}}}""";

            var all = Rules.Compare(control, candidate).Places().ToList();
            var left = Rules.Compare(control, candidate, Rules.Ignore("$.gone"));

            left.Places().Should().Equal(all.Where(place => !place.StartsWith("$.gone", StringComparison.Ordinal)));
            left.Ignored.Should().HaveCount(all.Exists(place => place.StartsWith("$.gone", StringComparison.Ordinal)) ? 1 : 0);
            hidden += left.IsMatch ? 0 : left.Ignored.Length;
        }

        hidden.Should().BeGreaterThan(10, "the interesting case must occur");
    }

    [Fact]
    public void Renaming_ids_one_to_one_matches_and_two_that_become_one_do_not()
    {
        var chance = new Random(11);
        for (var i = 0; i < 1000; i++)
        {
            var ids = Enumerable.Range(0, 2 + chance.Next(5)).Select(n => $"c{n}").ToList();
            var renamed = ids.ToDictionary(id => id, _ => $"x{chance.Next(1_000_000)}-{chance.Next(1_000_000)}");
            var uses = Enumerable.Range(0, 3 + chance.Next(8)).Select(_ => ids[chance.Next(ids.Count)]).Concat(ids).ToList();
            var merged = new Dictionary<string, string>(renamed, StringComparer.Ordinal) { [ids[0]] = renamed[ids[1]] };

            Compare(uses, uses.Select(id => renamed[id])).Should().BeTrue();
            Compare(uses, uses.Select(id => merged[id])).Should().BeFalse();
            Compare(uses.Select(id => merged[id]), uses).Should().BeFalse();
        }

        static bool Compare(IEnumerable<string> control, IEnumerable<string> candidate) =>
            Rules.Compare(JsonSerializer.Serialize(control), JsonSerializer.Serialize(candidate), Rules.MapId("$[*]")).IsMatch;
    }

    [Fact]
    public void Shuffled_items_match_with_a_rule_and_one_more_difference_is_found()
    {
        var chance = new Random(13);
        var json = new RandomJson(chance);
        for (var i = 0; i < 1000; i++)
        {
            var items = Enumerable.Range(0, 1 + chance.Next(8)).Select(_ => json.Next(2)).ToArray();
            var shuffled = items.ToArray();
            chance.Shuffle(shuffled);

            Rules.Compare($"[{string.Join(',', items)}]", $"[{string.Join(',', shuffled)}]", Rules.Unordered("$")).IsMatch.Should().BeTrue();
            Rules.Compare($"[{string.Join(',', items)}]", $"[{string.Join(',', shuffled.Append("\"one more\""))}]", Rules.Unordered("$")).IsMatch.Should().BeFalse();
        }
    }

    [Fact]
    public void The_signature_is_the_same_for_the_same_places_in_any_item_and_order()
    {
        var chance = new Random(17);
        for (var i = 0; i < 500; i++)
        {
            var items = Enumerable.Range(0, 5).Select(_ => new JsonObject { ["a"] = 1, ["b"] = 1 }).ToList();
            string Changed() => new JsonArray([.. items.Select((item, at) => item.DeepClone())]) is var array && Change(array, "a") && Change(array, "b") ? array.ToJsonString() : "";
            bool Change(JsonArray array, string name)
            {
                array[chance.Next(5)]![name] = 2;
                return true;
            }

            var control = new JsonArray([.. items.Select(item => item.DeepClone())]).ToJsonString();
            var signatures = Enumerable.Range(0, 4).Select(_ => DifferenceSignature.Of(Rules.Compare(control, Changed()))).Distinct();

            signatures.Should().ContainSingle().Which.Should().EndWith(" $[*].a, $[*].b");
        }
    }

    private static PathRule Rule(Random chance, string path) => chance.Next(6) switch
    {
        0 => Rules.Ignore(path),
        1 => Rules.Unordered(path),
        2 => Rules.Mask(path),
        3 => Rules.MapId(path),
        4 => Rules.Tolerance(path, 1),
        _ => Rules.Tolerance(path, TimeSpan.FromHours(1)),
    };
}
