using System.Text.Json;
using System.Text.Json.Nodes;
using JobKit.Migration;

namespace JobKit.Tests.Migration.Plan;

/// <summary>The schema and the checker in C# are two judges of one thing: neither may accept what the other refuses for its form.</summary>
public sealed class PlanSchemaTests
{
    private static readonly JsonSchemaCheck Schema = new(PlanDocuments.Schema);

    /// <summary>What is put in place of every value of a plan.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "0.5", "0.00001", "0.0001", "0.05", "0.1", "0.1001", "1.0", "1.001", "5", "10", "10.01", "50", "50.0001", "100", "100.0001", "3650", "3650.5",
        "10000000", "10000001", "86400000", "86400000.1", "1e3", "1e30", "-0.0", "\"\"", "\"x\"", "\"a b\"", "\"auto\"", "\"legacy\"", "\"candidate\"", "\"stable\"", "\"Stable\"", "\"seed\"", "\"Off\"", "\"Shadow\"",
        "\"Complete\"", "\"Frozen\"", "\"RolledBack\"", "\"hold\"", "\"advance\"", "\"rollBack\"", "\"cancel\"", "\"UTC\"", "\"Europe/Berlin\"", "\"Mon\"", "\"Mon-Thu,Sat\"", "\"Mon,\"", "\"00:00:00\"", "\"00:00:05\"",
        "\"00:00:04.9\"", "\"00:01:00\"", "\"00:01:00.0000001\"", "\"7.00:00:00\"", "\"1:00:00\"", "\"24:00:00\"", "\"-00:01:00\"", "\"00:00\"", "\"23:59\"", "\"24:00\"", "\"9:00\"", "\"2026-02-28\"", "\"2026-2-28\"",
        "\"x\\u0000\"", "[]", "[1]", "[20, 100]", "[\"a\"]", "[\"a\", \"a\"]", "[\"Canary\"]", "[\"Off\", \"Complete\"]", "[{}]", "{}", "{ \"x\": 1 }", "{ \"Complete\": 1 }", "{ \"Off\": 1 }", "{ \"Complete\": 1.0 }", "{ \"Complete\": 11 }",
    ];

    /// <summary>How the sentences begin or go on that tell of what a schema cannot say.</summary>
    private static readonly string[] Meanings =
    [
        "stages is empty.", "Stages must be in this order", "Steps must rise", "times the step before", "and then comes", "has no stage Canary", "must be true for the policy", "From must be before to",
        "The first day must not be after", "which this machine does not know", "that the plan never enters", "the plan itself", "It must be between 00:", "It must be a date like",
    ];

    public static TheoryData<string> Examples => new([.. PlanDocuments.Plans.Values, Everything]);

    private static string Everything => RolloutPlanJsonTests.Everything.ToJson();

    public static TheoryData<string> WrongMembers => new([.. PlanProblemTests.Wrong.Select(row => (string)row[0])]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Good_plans_are_good_to_both(string json)
    {
        RolloutPlan.FromJson(json).Problems().Should().BeEmpty();
        Schema.Accepts(Parse(json)).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public void What_is_wrong_in_form_is_wrong_to_both(string member) => Compare(PlanText.With(member)).Should().BeNull();

    [Fact]
    public void Whatever_is_put_in_place_of_any_value_both_judge_its_form_alike()
    {
        var disagreements = Paths(Parse(Everything), []).SelectMany(path => Values.Select(value => Compare(Replace(path, value)))).OfType<string>().ToList();

        disagreements.Should().BeEmpty();
    }

    [Fact]
    public void A_member_that_nobody_knows_is_refused_by_both_in_every_object()
    {
        foreach (var path in Paths(Parse(Everything), []).Where(path => At(path) is JsonObject).Append([]))
        {
            var json = JsonNode.Parse(Everything)!;
            (path.Length == 0 ? json : At(json, path)).AsObject().Add("unheardOf", 1);

            Compare(json.ToJsonString()).Should().BeNull();
            Schema.Accepts(Parse(json.ToJsonString())).Should().BeFalse();
        }
    }

    [Fact]
    public void Leaving_out_any_member_is_judged_alike()
    {
        foreach (var path in Paths(Parse(Everything), []).Where(path => path[^1] is string))
        {
            var json = JsonNode.Parse(Everything)!;
            At(json, path[..^1]).AsObject().Remove((string)path[^1]);

            Compare(json.ToJsonString()).Should().BeNull();
        }
    }

    [Fact]
    public void The_schemas_defaults_are_the_codes()
    {
        var defaults = JsonNode.Parse(RolloutPlan.FromJson("""{ "key": "a", "stages": ["Canary"] }""").ToJson())!;

        var told = Defaults(Schema.Root, []).ToList();

        told.Should().HaveCountGreaterThan(35);
        foreach (var (path, value) in told.Where(it => !it.Path.Contains("windows") && !it.Path.Contains("freezes")))
        {
            JsonElement.DeepEquals(Parse(At(defaults, [.. path])!.ToJsonString()), value).Should().BeTrue($"{string.Join('.', path)} is {value} in the schema");
        }
    }

    /// <returns>What one accepts and the other refuses for its form; null when they agree.</returns>
    private static string? Compare(string json)
    {
        var problems = Problems(json);
        var formed = Schema.Accepts(Parse(json));
        var meant = problems.Where(problem => Meanings.Any(meaning => problem.Contains(meaning, StringComparison.Ordinal))).ToList();
        return formed == (problems.Count == meant.Count) || (!formed && problems.Count > 0)
            ? null
            : $"The schema {(formed ? "accepts" : "refuses")}, the checker says [{string.Join(' ', problems)}]: {json}";
    }

    private static IReadOnlyList<string> Problems(string json)
    {
        try
        {
            RolloutPlan.FromJson(json);
            return [];
        }
        catch (RolloutPlanException e)
        {
            return e.Problems;
        }
    }

    private static IEnumerable<(IReadOnlyList<string> Path, JsonElement Value)> Defaults(JsonElement schema, string[] path)
    {
        if (schema.TryGetProperty("default", out var value))
        {
            yield return (path, value);
        }

        foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToArray() : [])
        {
            foreach (var found in Defaults(property.Value, [.. path, property.Name]))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonElement element, object[] path)
    {
        var inner = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(it => Paths(it.Value, [.. path, it.Name])),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((it, at) => Paths(it, [.. path, at])),
            _ => [],
        };
        return path.Length == 0 ? inner : inner.Prepend(path);
    }

    private static string Replace(object[] path, string value)
    {
        var json = JsonNode.Parse(Everything)!;
        var parent = At(json, path[..^1]);
        if (path[^1] is string name)
        {
            parent[name] = JsonNode.Parse(value);
        }
        else
        {
            parent[(int)path[^1]] = JsonNode.Parse(value);
        }

        return json.ToJsonString();
    }

    private static JsonNode? At(object[] path) => At(JsonNode.Parse(Everything)!, path);

    private static JsonNode At(JsonNode root, object[] path) => path.Aggregate(root, (at, step) => (step is string name ? at[name] : at[(int)step])!);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
