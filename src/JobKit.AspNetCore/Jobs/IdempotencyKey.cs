using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace JobKit.AspNetCore;

/// <summary>A client's key for a start that it may repeat.</summary>
internal static class IdempotencyKey
{
    private const int Longest = 255;

    public static bool IsOne(StringValues header) =>
        header is [{ Length: >= 1 and <= Longest } key] && !key.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>What is stored of it: within its owner and alias, so that nobody meets another's job; lengths keep pairs apart.</summary>
    public static string Stored(string owner, string alias, string key) =>
        "idem:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner.Length}\n{owner}\n{alias}\n{key}")).AsSpan(0, 24));
}
