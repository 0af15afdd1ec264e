using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The rules for a client's <c>Idempotency-Key</c>: the same key with the same request is the same job, with another it is refused.</summary>
internal static class RequestKey
{
    private const int LongestKey = 255;

    /// <exception cref="ArgumentException">The key is not 1 to 255 printable ASCII characters.</exception>
    public static void Check(string key)
    {
        if (key.Length is < 1 or > LongestKey || key.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException(
                $"The Idempotency-Key is \"{NameText.Shown(key)}\", {key.Length} characters. It must be 1 to {LongestKey} printable ASCII characters. Send such a key, or none.",
                nameof(key));
        }
    }

    /// <summary>The job's unique key: within its owner, so that nobody meets another's job. The owner's length keeps pairs apart.</summary>
    public static string UniqueKeyOf(string? owner, string key) =>
        "idem:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner?.Length ?? -1}\n{owner}\n{key}")));

    /// <summary>Whether the job that has the key was made from the same request: payloads are compared as JSON, whatever the order of members.</summary>
    public static bool IsSame(string stored, string given)
    {
        using var one = JsonDocument.Parse(stored);
        using var other = JsonDocument.Parse(given);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }
}
