using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A variable with flags that a process forces: a JSON object of their names and true or false.</summary>
internal static class ForcedFlags
{
    /// <summary>The flags; none, and the sentence, where the text is something else.</summary>
    public static IReadOnlyDictionary<string, bool> Read(string variable, string json, out string? problem)
    {
        problem = null;
        try
        {
            using var read = JsonDocument.Parse(json);
            return read.RootElement.EnumerateObject().ToDictionary(it => it.Name, it => it.Value.GetBoolean(), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            problem = $$"""{{variable}} is "{{NameText.Shown(json)}}". It must be a JSON object of flags' names and true or false, like {"backgroundJobs":true}. Correct it, or remove it.""";
            return new Dictionary<string, bool>(StringComparer.Ordinal);
        }
    }
}
