using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>A random id in a cookie that scripts cannot read and other sites' requests do not carry: who has it owns its jobs.</summary>
internal static class AnonymousCookie
{
    // The browser keeps this prefix for cookies that are secure, of the whole host, and of no other host.
    public const string Name = "__Host-JobKit";

    /// <summary>So that no value of a cookie is a signed-in user's owner.</summary>
    private const string Prefix = "anonymous:";

    private const int Bytes = 16;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>The caller's owner; one who has none is given one.</summary>
    public static string OwnerOf(HttpContext context)
    {
        if (context.Request.Cookies[Name] is { Length: Bytes * 2 } known && known.All(char.IsAsciiHexDigitLower))
        {
            return Prefix + known;
        }

        var made = RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);
        var cookie = new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Kept, IsEssential = true };
        context.Response.Cookies.Append(Name, made, cookie);
        return Prefix + made;
    }
}
