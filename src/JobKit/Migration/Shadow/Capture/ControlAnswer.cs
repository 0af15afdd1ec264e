using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Legacy's answer as it is kept.</summary>
/// <param name="Json">The cleaned answer; null where it failed.</param>
/// <param name="Error">How it failed, or null.</param>
/// <param name="Micros">How long it took, in microseconds.</param>
internal sealed record ControlAnswer(string? Json, string? Error, long Micros)
{
    /// <summary>SHA-256 of what it answered, lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json ?? "error " + Error)));

    public string Write()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteNumber("micros", Micros);
            if (Json is not null)
            {
                writer.WritePropertyName("answer");
                writer.WriteRawValue(Json, skipInputValidation: true);
            }
            else
            {
                writer.WriteString("error", Error);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static ControlAnswer Read(string json)
    {
        // One level deeper than an answer may be.
        using var document = JsonDocument.Parse(json, new() { MaxDepth = JsonText.MaxDepth + 1 });
        var root = document.RootElement;
        return new(
            root.TryGetProperty("answer", out var answer) ? answer.GetRawText() : null,
            root.TryGetProperty("error", out var error) ? error.GetString() : null,
            root.GetProperty("micros").GetInt64());
    }
}
