using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The first differences of a comparison, as they are kept for an example.</summary>
internal static class DifferencesJson
{
    private const int Most = 20;

    public static string Write(IEnumerable<ResultDifference> differences) => JsonSerializer.Serialize(differences.Take(Most), JsonSerializerOptions.Web);

    public static IReadOnlyList<ResultDifference> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<ResultDifference>>(json, JsonSerializerOptions.Web) ?? [];
}
