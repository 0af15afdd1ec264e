using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace JobKit.AspNetCore;

/// <summary>What an endpoint is called in the statistics, and in which words its route stands in a contract.</summary>
internal static class EndpointName
{
    private const int Longest = 200;

    /// <summary>As <c>POST /api/story/create-storybook</c>; the same on all nodes of the app.</summary>
    public static string Of(EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods ?? [];
        var route = RouteOf(endpoint) ?? endpoint.DisplayName ?? "endpoint";
        var name = methods.Count == 0 ? route : $"{string.Join(',', methods.Order(StringComparer.Ordinal))} {route}";
        return name.Length <= Longest ? name : name[..Longest];
    }

    /// <summary>The pattern, beginning with a slash; null where it has none.</summary>
    public static string? RouteOf(EndpointBuilder endpoint) =>
        endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } pattern } ? "/" + pattern.Trim('/') : null;
}
