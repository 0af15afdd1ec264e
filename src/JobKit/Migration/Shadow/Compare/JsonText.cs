using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>JSON of any origin, read and written without throwing: half surrogate pairs and doubled names included.</summary>
internal static class JsonText
{
    public const int MaxDepth = 64;

    private const int LongestShown = 200;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON; where the text is none (or is too deep), the text itself as a JSON string; null for null.</summary>
    public static JsonElement Read(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "null", Reading);
            return document.RootElement.Clone();
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    /// <summary>The text of a string; where it has half a surrogate pair, its escaped form, which is as good to compare.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "null";
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    /// <summary>The members by name; of a doubled name the last counts, as for most readers.</summary>
    public static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[NameOf(member)] = member.Value;
        }

        return members;
    }

    /// <summary>The value for people: short, and one that every database and log can hold.</summary>
    public static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        var shown = text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown - 3), "...");
        return Storable(shown);
    }

    /// <summary>The text without what no database or UTF-8 can hold.</summary>
    public static string Storable(string text)
    {
        if (NameText.IsStorable(text))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value == 0 ? "?" : rune.ToString());
        }

        return whole.ToString();
    }

    /// <summary>One text for all ways to write the same JSON: names in order, no spaces. Numbers stay as they are written.</summary>
    public static string Canonical(JsonElement value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in Members(value).OrderBy(it => it.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                WriteText(writer, value);
                break;
            default:
                writer.WriteRawValue(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter writer, JsonElement value)
    {
        try
        {
            writer.WriteStringValue(value.GetString());
        }
        catch (InvalidOperationException)
        {
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair. The raw text is that of the whole member: its name is in front, quoted.
            var raw = member.ToString();
            return raw[..(raw.IndexOf("\":", StringComparison.Ordinal) + 1)];
        }
    }
}
