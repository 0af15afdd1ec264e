namespace Storybook;

/// <summary>What the browser is told about every answer, and the one thing it tells us that we act on.</summary>
internal static class PageHeaders
{
    /// <summary>The page loads nothing from elsewhere and runs no script but its own. No other site may start jobs here.</summary>
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (HttpMethods.IsGet(http.Request.Method) || http.Request.Headers["Sec-Fetch-Site"] is not ["cross-site"] and not ["same-site"])
            return next(http);

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
