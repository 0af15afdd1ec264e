using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace JobKit.AspNetCore;

/// <summary>A short text that changes whenever something changes that a follower sees; the estimate, which moves by itself, is left out.</summary>
internal static class JobTag
{
    private const int Bytes = 12;

    public static string Of(JobBody body) => Base64Url.EncodeToString(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body with { EstimatedCompletion = null }, WireJson.Default.JobBody)).AsSpan(0, Bytes));

    /// <summary>The tag as an <c>ETag</c>: weak, for the estimate may differ.</summary>
    public static string Header(string tag) => $"W/\"{tag}\"";

    /// <summary>Whether a client that sent <c>If-None-Match</c> has this state already.</summary>
    public static bool IsKnown(string tag, Microsoft.Extensions.Primitives.StringValues ifNoneMatch) => ifNoneMatch
        .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries))
        .Any(known => known == "*" || known == Header(tag) || known == $"\"{tag}\"");
}
