using System.Globalization;

namespace JobKit.Migration;

/// <summary>The headers by which an endpoint says that it will go: RFC 9745 and RFC 8594. Also for what the legacy side answers.</summary>
public static class LegacyDeprecation
{
    /// <summary>The headers of a contract, none where it says nothing of its end.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(LegacyContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return
        [
            .. Header("Deprecation", contract.DeprecatedAt is { } since ? Deprecation(since) : null),
            .. Header("Sunset", contract.SunsetAt is { } end ? Sunset(end) : null),
            .. Header("Link", contract.DeprecationLink is { } why ? $"<{why}>; rel=\"deprecation\"; type=\"text/html\"" : null),
            .. Header("Link", contract.SunsetLink is { } how ? $"<{how}>; rel=\"sunset\"; type=\"text/html\"" : null),
        ];
    }

    /// <summary>A structured date of RFC 9745: <c>@</c> and whole seconds since 1970.</summary>
    internal static string Deprecation(DateTimeOffset since) => string.Create(CultureInfo.InvariantCulture, $"@{since.ToUnixTimeSeconds()}");

    /// <summary>An HTTP date of RFC 8594, as <c>Wed, 30 Jun 2027 00:00:00 GMT</c>.</summary>
    internal static string Sunset(DateTimeOffset end) => end.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, string>> Header(string name, string? value) => value is null ? [] : [new(name, value)];
}
