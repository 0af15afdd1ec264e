using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>What every answer says of itself; an endpoint that may be kept says so afterwards.</summary>
internal static class ApiHeaders
{
    public static void Set(HttpResponse response)
    {
        response.Headers["JobKit-Version"] = "1";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
