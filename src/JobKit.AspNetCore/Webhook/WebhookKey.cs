using System.Text;

namespace JobKit.AspNetCore;

/// <summary>The bytes of a secret as it is configured.</summary>
internal static class WebhookKey
{
    public const int Shortest = 32;

    private const string Prefix = "whsec_";

    private static readonly string[] Placeholders = ["your-secret", "your_secret", "changeme", "change-me", "change_me", "placeholder", "secret-here"];

    /// <summary>Null where it claims to be base64 and is not.</summary>
    public static byte[]? Of(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(secret);
        }

        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) ? key[..length] : null;
    }

    /// <summary>What is wrong with a secret; the secret itself is not repeated.</summary>
    public static string? Problem(string key, string? secret) =>
        secret is null ? null
        : Of(secret) is not { } bytes ? $"{key} begins with {Prefix} and goes on as no base64. Set it to what made it, whole."
        : bytes.Length < Shortest ? $"{key} has {bytes.Length} bytes. It must have at least {Shortest}. Make one with a random generator."
        : Placeholders.Any(word => secret.Contains(word, StringComparison.OrdinalIgnoreCase)) || secret.Distinct().Count() < 8
            ? $"{key} is a placeholder. It must be a secret. Make one with a random generator."
            : null;
}
