using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>Makes of an answer what is compared and kept: cleaned by the app, masked, in one canonical text.</summary>
internal sealed class AnswerCleaning(ExperimentSettings settings, FrozenSet<string> secrets)
{
    private static readonly JsonElement Masked = JsonSerializer.SerializeToElement("***");

    private readonly List<JsonPathPattern> _masks = [.. settings.Rules.Where(rule => rule.Kind == PathRuleKind.Mask).Select(rule => rule.Pattern)];

    /// <summary>Legacy's answer. What the app's cleaning throws comes through.</summary>
    public string Control(string? json) => Clean(json, settings.CleansControl);

    /// <summary>The job's result, likewise.</summary>
    public string Candidate(string? json) => Clean(json, settings.CleansCandidate);

    private string Clean(string? json, List<Func<JsonNode?, JsonNode?>> cleans)
    {
        var value = JsonText.Read(json);
        if (cleans.Count > 0)
        {
            var node = cleans.Aggregate(JsonNode.Parse(value.GetRawText(), documentOptions: new() { MaxDepth = JsonText.MaxDepth }), static (node, clean) => clean(node));
            value = JsonText.Read(node?.ToJsonString() ?? "null");
        }

        return JsonText.Canonical(_masks.Count == 0 && secrets.Count == 0 ? value : Mask(value));
    }

    private JsonElement Mask(JsonElement value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Mask(writer, JsonPlace.Root, value);
        }

        return JsonText.Read(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private void Mask(Utf8JsonWriter writer, JsonPlace place, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Null && IsMasked(place))
        {
            Masked.WriteTo(writer);
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in JsonText.Members(value))
                {
                    writer.WritePropertyName(name);
                    Mask(writer, place.Member(name), member);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Mask(writer, place.Item(index++), item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private bool IsMasked(JsonPlace place) =>
        (place.Name is { } name && secrets.Contains(name)) || _masks.Exists(mask => mask.Matches(place));
}
