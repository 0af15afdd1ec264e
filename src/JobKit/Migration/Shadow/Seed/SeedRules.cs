using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The seed's comparers: that of storybooks as it stands there, and, since the seed leaves the other four to its reader, these by its pattern and its result shapes.</summary>
internal static class SeedRules
{
    /// <summary>What differs; null for a job type that the seed does not know.</summary>
    /// <exception cref="InvalidOperationException">A result lacks what the seed's code reads.</exception>
    public static List<ResultDifference>? Of(string type, JsonElement job, JsonElement direct) => type switch
    {
        "storybook" => [.. Field("Different storybook ID", job, "storybook_id", direct, "id"), .. Pages(job, direct), .. Errors(job, direct)],
        "auto-story" => [.. Field("Different storybook ID", job, "storybook_id", direct, "storybookId")],
        "scenes" => [.. Pages(job, direct)],
        "cartoonize" => [.. Field("Different image URL", job, "url", direct, "url"), .. Field("Different cache status", job, "cached", direct, "cached")],
        "image-generation" =>
        [
            .. Field("Different image URL", job, "url", direct, "url"),
            .. Field("Different prompt", job, "prompt_used", direct, "prompt_used"),
            .. Field("Different reuse status", job, "reused", direct, "reused"),
        ],
        _ => null,
    };

    private static IEnumerable<ResultDifference> Errors(JsonElement job, JsonElement direct) =>
        Field("Different error status", job, "has_errors", direct, "has_errors");

    private static IEnumerable<ResultDifference> Pages(JsonElement job, JsonElement direct)
    {
        var (candidate, control) = (job.Field("pages").Length(), direct.Field("pages").Length());
        return string.Equals(candidate, control, StringComparison.Ordinal)
            ? []
            : [new("$.pages.length", ResultDifferenceKind.Changed, control, candidate) { Text = $"Different page count: {candidate} vs {control}" }];
    }

    private static IEnumerable<ResultDifference> Field(string text, JsonElement job, string candidateName, JsonElement direct, string controlName)
    {
        var (candidate, control) = (job.Field(candidateName), direct.Field(controlName));
        return SeedFields.Same(candidate, control)
            ? []
            : [new($"$.{controlName}", ResultDifferenceKind.Changed, Shown(control), Shown(candidate)) { Text = text }];
    }

    private static string? Shown(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? null : JsonText.Shown(value);
}
