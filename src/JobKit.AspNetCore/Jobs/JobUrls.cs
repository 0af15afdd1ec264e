using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Addresses of a job beside the address that started it, as the caller reaches the app: path base and all groups included.</summary>
internal static class JobUrls
{
    public static string Status(HttpRequest request, string alias, JobId id) => $"{RootOf(request)}/{alias}/status/{id}";

    public static string Events(HttpRequest request, JobId id) => $"{RootOf(request)}/{id}/events";

    /// <summary>The path of a start without its last two segments, <c>/{type}/start</c>.</summary>
    private static string RootOf(HttpRequest request)
    {
        var path = (request.PathBase + request.Path).ToUriComponent().TrimEnd('/');
        var alias = path.LastIndexOf('/');
        return path[..path.LastIndexOf('/', alias - 1)];
    }
}
