using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>The unit of a visitor who is not signed in: 128 random bits that say nothing about anybody. Anything else in the cookie is replaced.</summary>
internal static class VisitorCookie
{
    public const string Name = "jobkit_unit";

    private const int Length = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private static readonly TimeSpan Lives = TimeSpan.FromDays(365);

    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: Length } unit && !unit.AsSpan().ContainsAnyExcept(Digits) ? unit : null;

    public static string Give(HttpContext http, TimeProvider clock)
    {
        var unit = RandomNumberGenerator.GetHexString(Length, lowercase: true);
        http.Response.Cookies.Append(Name, unit, new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = Lives,
            Expires = clock.GetUtcNow() + Lives,
            Path = "/",
        });
        return unit;
    }
}
