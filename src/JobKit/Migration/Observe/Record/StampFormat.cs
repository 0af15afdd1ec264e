using System.Buffers;
using System.Text;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The stamp as JSON: short names, since each job of a migration carries it.</summary>
internal static class StampFormat
{
    private const int LongestKey = 100;
    private const int LongestEndpoint = 200;
    private const string Member = "rollout";
    private const string Quoted = $"\"{Member}\"";

    public static string Write(RouteStamp stamp)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject(Member);
            json.WriteString("key", stamp.Cohort.Key);
            json.WriteNumber("epoch", stamp.Cohort.Epoch);
            json.WriteString("endpoint", stamp.Cohort.Endpoint);
            json.WriteNumber("cohort", stamp.Cohort.Start.ToUnixTimeSeconds());
            json.WriteNumber("arm", (int)stamp.Cohort.Arm);
            json.WriteNumber("sub", stamp.Sub);
            json.WriteNumber("bucket", stamp.Bucket);
            json.WriteNumber("version", stamp.Version);
            json.WriteNumber("stage", (int)stamp.Stage);
            json.WriteNumber("reason", (int)stamp.Reason);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static RouteStamp? Read(string? metadata)
    {
        // Most jobs have no stamp, and every job that ends is asked.
        if (metadata is null || !metadata.Contains(Quoted, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(metadata);
            return json.RootElement.TryGetProperty(Member, out var found) ? Read(found) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException)
        {
            // Metadata is the app's too: what looks like a stamp need not be one.
            return null;
        }
    }

    private static RouteStamp? Read(JsonElement found)
    {
        var arm = (ObservedArm)found.GetProperty("arm").GetInt32();
        var sub = found.GetProperty("sub").GetInt32();
        var epoch = found.GetProperty("epoch").GetInt64();
        var start = DateTimeOffset.FromUnixTimeSeconds(found.GetProperty("cohort").GetInt64());
        if (found.GetProperty("key").GetString() is not { } key || found.GetProperty("endpoint").GetString() is not { } endpoint
            || !IsText(key, LongestKey) || !IsText(endpoint, LongestEndpoint)
            || epoch < 0 || Ranges.Instant("", start, "") is not null || sub is < 0 or >= SubCounts.Count || !Enum.IsDefined(arm))
        {
            return null;
        }

        return new RouteStamp
        {
            Cohort = new(key, epoch, endpoint, start, arm),
            Sub = sub,
            Bucket = found.GetProperty("bucket").GetInt32(),
            Version = found.GetProperty("version").GetInt64(),
            Stage = (MigrationStage)found.GetProperty("stage").GetInt32(),
            Reason = (RouteReason)found.GetProperty("reason").GetInt32(),
        };
    }

    // What no monitor counts under: a store that cannot hold it would refuse the whole batch that it is in.
    private static bool IsText(string text, int longest) => text.Length is > 0 && text.Length <= longest && NameText.IsStorable(text);
}
