using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JobKit.Tests.Migration.Plan;

/// <summary>Judges JSON by the keywords of draft 2020-12 that the plan's schema uses. A keyword that it does not know fails the test instead of passing everything.</summary>
internal sealed class JsonSchemaCheck(string schema)
{
    private static readonly HashSet<string> Ignored = ["$schema", "$defs", "title", "description", "default", "additionalProperties", "properties", "required"];

    private readonly JsonElement _root = JsonDocument.Parse(schema).RootElement;

    public JsonElement Root => _root;

    public bool Accepts(JsonElement value) => Accepts(_root, value);

    private bool Accepts(JsonElement schema, JsonElement value) =>
        schema.EnumerateObject().All(keyword => Ignored.Contains(keyword.Name) || Holds(keyword.Name, keyword.Value, value))
        && (value.ValueKind != JsonValueKind.Object || HasItsMembers(schema, value));

    private bool Holds(string keyword, JsonElement rule, JsonElement value) => keyword switch
    {
        "$ref" => Accepts(rule.GetString()!.Split('/')[1..].Aggregate(_root, (at, name) => at.GetProperty(name)), value),
        "anyOf" => rule.EnumerateArray().Any(one => Accepts(one, value)),
        "type" => IsOf(rule.GetString()!, value),
        "const" => JsonElement.DeepEquals(rule, value),
        "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)),
        "minLength" => value.ValueKind != JsonValueKind.String || Length(value) >= rule.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || Length(value) <= rule.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > rule.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
        "multipleOf" => value.ValueKind != JsonValueKind.Number || (value.TryGetDecimal(out var number) && number % rule.GetDecimal() == 0),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select((one, at) => value.EnumerateArray().Take(at).All(other => !JsonElement.DeepEquals(one, other))).All(it => it),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(one => Accepts(rule, one)),
        _ => throw new NotSupportedException($"The schema uses {keyword}, which this check does not know."),
    };

    private bool HasItsMembers(JsonElement schema, JsonElement value)
    {
        var properties = schema.TryGetProperty("properties", out var found) ? found : default;
        var closed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        return (!schema.TryGetProperty("required", out var required) || required.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)))
            && value.EnumerateObject().All(member => properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var rule)
                ? Accepts(rule, member.Value)
                : !closed);
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number == Math.Truncate(number),
        _ => throw new NotSupportedException($"The schema uses the type {type}, which this check does not know."),
    };

    private static int Length(JsonElement value) => new StringInfo(value.GetString()!).String.EnumerateRunes().Count();
}
