using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobKit.Migration;

/// <summary>A job as clients of the seed documents' compatibility layer list it.</summary>
public static class LegacyJobView
{
    /// <summary><c>{ id, status, title, created_at, completed_at, error, progress }</c>; the error is the job's own, redacted.</summary>
    /// <remarks>
    /// <c>id</c> is the result's <c>storybook_id</c> (or <c>storybookId</c>) where it has one, else the job's; <c>title</c> is the payload's, else
    /// <c>Untitled</c>.
    /// </remarks>
    /// <param name="job">The job.</param>
    /// <param name="statuses">The words; <see cref="LegacyStatusMap.Default"/> where null.</param>
    public static JsonObject Of(Job job, LegacyStatusMap? statuses = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new()
        {
            ["id"] = Member(job.Result, "storybook_id") ?? Member(job.Result, "storybookId") ?? job.Id.ToString(),
            ["status"] = (statuses ?? LegacyStatusMap.Default).Of(job.Status),
            ["title"] = Member(job.Payload, "title") ?? "Untitled",
            ["created_at"] = Instant(job.CreatedAt),
            ["completed_at"] = job.FinishedAt is { } end ? Instant(end) : null,
            ["error"] = job.Error?.Message,
            ["progress"] = job.Progress,
        };
    }

    private static JsonValue Instant(DateTimeOffset at) => JsonValue.Create(at.UtcDateTime);

    /// <summary>A member that JavaScript would take for true, or null.</summary>
    private static JsonNode? Member(string? json, string name)
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(name, out var member)
            && Truthy(member)
            ? JsonNode.Parse(member.GetRawText())
            : null;
    }

    private static bool Truthy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.ValueEquals("") is false,
        JsonValueKind.Number => !value.TryGetDouble(out var number) || number != 0,
        _ => true,
    };
}
