using System.Buffers;
using System.Text;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>An alert in Slack's format: a text, and an attachment with colour, title and fields.</summary>
internal static class SlackMessage
{
    private const int LongestText = 3000;
    private const int LongestValue = 1000;

    public static byte[] Of(AlertJob alert, RolloutEventTip? newest, string? channel)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            if (channel is not null)
            {
                json.WriteString("channel", channel);
            }

            json.WriteString("text", Safe(alert.Text, LongestText));
            json.WriteStartArray("attachments");
            json.WriteStartObject();
            json.WriteString("color", Color(alert.Severity));
            json.WriteString("title", Safe(alert.Title, LongestValue));
            json.WriteStartArray("fields");
            foreach (var field in alert.Fields)
            {
                Write(json, field);
            }

            if (newest is { Id: > 0 } tip)
            {
                Write(json, new($"Event {tip.Id}", tip.Hash, IsShort: false));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, AlertField field)
    {
        json.WriteStartObject();
        json.WriteString("title", Safe(field.Title, LongestValue));
        json.WriteString("value", Safe(field.Value, LongestValue));
        json.WriteBoolean("short", field.IsShort);
        json.WriteEndObject();
    }

    private static string Color(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Info => "good",
        AlertSeverity.Warning => "warning",
        _ => "danger",
    };

    // What somebody gave as a reason must not call everybody in the channel, nor show as a link to elsewhere: Slack wants these three
    // characters replaced, and no other.
    private static string Safe(string text, int longest)
    {
        var cut = text.Length <= longest ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "...");
        return new StringBuilder(cut).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
    }
}
