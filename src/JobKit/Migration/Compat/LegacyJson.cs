using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>How legacy bodies are written: by the jobs' own options, with characters as they are, as JavaScript writes them.</summary>
internal sealed class LegacyJson(JobSerializer serializer)
{
    private readonly JsonSerializerOptions _written = new(serializer.Json) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads payloads and results.</summary>
    public JobSerializer Stored => serializer;

    public string Write(object? body) => body is null ? "null" : JsonSerializer.Serialize(body, body.GetType(), _written);
}
