using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.AspNetCore;

/// <summary>A job's id as its lower-case text, and only that text.</summary>
internal sealed class JobIdConverter : JsonConverter<JobId>
{
    public override JobId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && JobIdText.TryRead(reader.GetString(), out var id) ? id : throw new JsonException("This is no job's id.");

    public override void Write(Utf8JsonWriter writer, JobId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
