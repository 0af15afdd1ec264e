using System.Text.Json;

namespace JobKit.Migration;

/// <summary>What a shadow job carries in its metadata: the id of its row. It carries no stamp, so that it is counted with neither side.</summary>
internal static class ShadowMark
{
    private const string Member = "shadow";

    public static string Write(JobId row) => $$"""{"{{Member}}":"{{row}}"}""";

    /// <summary>The row, or null where there is none.</summary>
    public static JobId? Read(string? metadata)
    {
        if (metadata is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(metadata);
            return json.RootElement.TryGetProperty(Member, out var row) && JobId.TryParse(row.GetString(), null, out var id) ? id : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
