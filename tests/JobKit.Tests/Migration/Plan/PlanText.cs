using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit.Tests.Migration.Plan;

/// <summary>Plans as text.</summary>
internal static class PlanText
{
    private const string Good = """ "key": "create-storybook", "stages": ["Canary", "RampDown", "Complete"] """;

    /// <summary>A good plan with some members in place of its own.</summary>
    public static string With(string members)
    {
        var given = JsonDocument.Parse($"{{ {members} }}").RootElement.EnumerateObject().Select(it => it.Name).ToHashSet();
        var rest = JsonNode.Parse($"{{ {Good} }}")!.AsObject().Where(it => !given.Contains(it.Key)).Select(it => $"\"{it.Key}\": {it.Value!.ToJsonString()}");
        return $"{{ {string.Join(", ", [.. rest, members])} }}";
    }
}
