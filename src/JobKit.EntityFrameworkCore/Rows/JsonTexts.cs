using System.Text.Json;

namespace JobKit.EntityFrameworkCore;

/// <summary>A list of short texts in one column, as a JSON array.</summary>
internal static class JsonTexts
{
    public static string Write(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts);

    /// <summary>Null where there are none, so that most rows carry nothing.</summary>
    public static string? WriteOrNull(IReadOnlyList<string> texts) => texts.Count == 0 ? null : Write(texts);

    public static IReadOnlyList<string> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<string[]>(json) ?? [];
}
