using System.Text.Json;
using System.Text.Json.Serialization;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>One job as one line.</summary>
/// <param name="Job">The job, masked where need be.</param>
/// <param name="ContentHash">See <see cref="StoredJob"/>.</param>
/// <param name="Masked">Whether it lacks secrets that were in it.</param>
internal sealed record BackupLine(Job Job, string ContentHash, bool Masked = false)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new JobIdJsonConverter() },
    };

    /// <summary>UTF-8 without a line's end in it.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is none.</exception>
    public static BackupLine Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<BackupLine>(line, Json) ?? throw new JsonException("The line is null.");
}
