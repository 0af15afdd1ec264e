using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobKit.Architecture.Tests.Catalogue;

/// <summary>The catalogue as the file that the core carries.</summary>
internal static class OptionJson
{
    public static string Of(IEnumerable<OptionRow> rows)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, OptionRow row)
    {
        json.WriteStartObject();
        json.WriteString("key", row.Option.Key);
        json.WriteString("package", row.Package);
        json.WriteString("kind", row.Option.Kind);
        Given(json, "default", row.Option.Default);
        Given(json, "range", row.Must);
        json.WriteString("sentence", row.Sentence);
        Given(json, "mend", row.Mend);
        Set(json, "list", row.IsList);
        Set(json, "secret", row.IsSecret);
        json.WriteEndObject();
    }

    private static void Given(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
        {
            json.WriteString(name, text);
        }
    }

    private static void Set(Utf8JsonWriter json, string name, bool on)
    {
        if (on)
        {
            json.WriteBoolean(name, true);
        }
    }
}
