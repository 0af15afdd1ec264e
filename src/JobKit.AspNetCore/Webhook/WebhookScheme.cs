using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Whether a call comes from somebody who has a secret; the header that is there chooses the scheme.</summary>
internal static class WebhookScheme
{
    private const string Bearer = "Bearer ";
    private const string GitHub = "sha256=";

    /// <summary>Null where the call is not authentic.</summary>
    public static WebhookCaller? Of(IHeaderDictionary headers, ReadOnlyMemory<byte> body, JobWebhookOptions options, DateTimeOffset now)
    {
        if (One(headers, "webhook-signature") is { } signatures)
        {
            var (id, time) = (One(headers, "webhook-id") ?? "", One(headers, "webhook-timestamp") ?? "");
            var keys = new[] { options.Secret, options.PreviousSecret }.OfType<string>().Select(WebhookKey.Of).OfType<byte[]>();
            return StandardWebhook.IsSigned(id, time, signatures, body.Span, keys, now, options.ClockTolerance) ? new(id, BodyIsOurs: true) : null;
        }

        if (One(headers, "x-webhook-secret") is { } shared)
        {
            return IsSecret(shared, options.SharedSecret) ? new(null, BodyIsOurs: true) : null;
        }

        if (One(headers, "Authorization") is { } authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return IsSecret(authorization[Bearer.Length..], options.BearerSecret) ? new(null, BodyIsOurs: true) : null;
        }

        if (One(headers, "x-hub-signature-256") is { } hub)
        {
            return options.GitHubSecret is { } secret && hub.StartsWith(GitHub, StringComparison.Ordinal)
                && IsHex(hub[GitHub.Length..], HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span)) ? new(null, BodyIsOurs: false) : null;
        }

#pragma warning disable CA5350 // SHA-1 is what this sender signs with; as a HMAC it is not broken.
        return One(headers, "x-vercel-signature") is { } vercel && options.VercelSecret is { } key
            && IsHex(vercel, HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), body.Span)) ? new(null, BodyIsOurs: false) : null;
#pragma warning restore CA5350
    }

    // By their hashes, so that neither a length nor a beginning can be told by the time it takes.
    private static bool IsSecret(string given, string? secret) =>
        secret is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static bool IsHex(string given, ReadOnlySpan<byte> expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(expected)));

    private static string? One(IHeaderDictionary headers, string name) => headers[name] is [{ Length: > 0 } value] ? value : null;
}
