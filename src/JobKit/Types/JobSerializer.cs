using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace JobKit;

/// <summary>Payloads, results and checkpoints as JSON text, within their limits; every failure is a <see cref="JobPayloadException"/>.</summary>
internal sealed class JobSerializer(IOptions<JobOptions> options)
{
    /// <summary>The depth of JSON that is written and read.</summary>
    public const int MaxDepth = 32;

    /// <summary>How large a checkpoint may be: it is rewritten while the attempt runs.</summary>
    public const int MaxCheckpointBytes = 64 * 1024;

    private readonly JobOptions _limits = options.Value;

    /// <summary>The app's options, bound in depth.</summary>
    public JsonSerializerOptions Json { get; } = Bounded(options.Value.SerializerOptions);

    public string SerializePayload(JobTypeDefinition type, object payload) =>
        Within(Serialize(payload, type.ClrType, "payload"), "payload", type.ClrType, _limits.MaxPayloadBytes, "JobKit:Jobs:MaxPayloadBytes");

    public object ReadPayload(JobTypeDefinition type, string json) =>
        Deserialize(json, type.ClrType, "payload")
            ?? throw new JobPayloadException($"The stored payload is null, and a {type.ClrType} is needed. Enqueue the job again with a payload.");

    public string? SerializeResult(JobTypeDefinition? type, object? result)
    {
        if (result is null)
        {
            return null;
        }

        var declared = type?.ResultType is { } known && known.IsInstanceOfType(result) ? known : result.GetType();
        return Within(Serialize(result, declared, "result"), "result", declared, _limits.MaxResultBytes, "JobKit:Jobs:MaxResultBytes");
    }

    public string SerializeCheckpoint<T>(T state) =>
        Within(Serialize(state, typeof(T), "checkpoint"), "checkpoint", typeof(T), MaxCheckpointBytes, key: null);

    /// <summary>Reads stored JSON; <paramref name="what"/> names it in the error.</summary>
    public T? Read<T>(string json, string what) => (T?)Deserialize(json, typeof(T), what);

    private string Serialize(object? value, Type type, string what)
    {
        try
        {
            return JsonSerializer.Serialize(value, type, Json);
        }
        catch (Exception error)
        {
            // Not only JsonException: the value's own property getters run here.
            throw new JobPayloadException(
                $"The {what} of type {type} cannot be serialised: {error.Message} Give it plain data without cycles, at most {MaxDepth} levels deep, and mark what does not belong to it with [JsonIgnore].",
                error);
        }
    }

    private object? Deserialize(string json, Type type, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, Json);
        }
        catch (Exception error)
        {
            // Not only JsonException: the type's own constructor and setters run here. The text is not repeated: it may hold secrets.
            var place = error is JsonException { Path: { Length: > 0 } path } ? $" (at {path})" : "";
            throw new JobPayloadException(
                $"The stored {what} cannot be read as {type}{place}. Make the class read what was stored (optional members, [JsonPropertyName]), then retry the job.",
                error);
        }
    }

    private static string Within(string json, string what, Type type, int limit, string? key)
    {
        // A UTF-16 unit is at most 3 bytes of UTF-8, so most texts need no counting.
        if (json.Length <= limit / 3)
        {
            return json;
        }

        var size = Encoding.UTF8.GetByteCount(json);
        return size <= limit
            ? json
            : throw new JobPayloadException(
                $"The {what} of type {type} is {size} bytes of JSON. It must be at most {limit}. Keep large data elsewhere and put its address here"
                + (key is null ? "." : $", or raise {key} (now {limit}, at most 16777216)."));
    }

    private static JsonSerializerOptions Bounded(JsonSerializerOptions given)
    {
        var bounded = new JsonSerializerOptions(given) { MaxDepth = given.MaxDepth is > 0 and < MaxDepth ? given.MaxDepth : MaxDepth };
        bounded.Converters.Add(new LosslessStringConverter());
        bounded.MakeReadOnly(populateMissingResolver: true);
        return bounded;
    }
}
