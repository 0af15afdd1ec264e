using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>A share is a JSON number, its percentage.</summary>
internal sealed class TrafficShareJsonConverter : JsonConverter<TrafficShare>
{
    public override TrafficShare Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var percent) && TrafficShare.OfPercent(percent) is { } share)
        {
            return share;
        }

        using var found = JsonDocument.ParseValue(ref reader);
        throw new JsonException(TrafficShare.Sentence("The share", NameText.Shown(found.RootElement.GetRawText())));
    }

    public override void Write(Utf8JsonWriter writer, TrafficShare value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Percent);
}
