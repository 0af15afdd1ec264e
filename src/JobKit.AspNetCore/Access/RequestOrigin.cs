using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Where a request comes from, as far as the browser says. Pure.</summary>
internal static class RequestOrigin
{
    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>Whether the credential is one that no browser adds by itself, and no page of another site can add unasked.</summary>
    public static bool IsBearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a page of this app or of an allowed origin sent it. One that says nothing of where it comes from is foreign.</summary>
    public static bool IsOwn(HttpRequest request, IEnumerable<string> allowed)
    {
        var origin = request.Headers.Origin is [{ } one] ? one : null;
        if (origin is not null && allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        return request.Headers["Sec-Fetch-Site"] is [var site]
            ? site == "same-origin"
            : string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
    }
}
