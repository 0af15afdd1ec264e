using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>The answer where every seat is taken.</summary>
internal static class StreamRefusal
{
    private static readonly ProblemResult Full = new(ErrorCodes.StreamLimit, "Too many of your requests are held open here. Close one, or poll as Retry-After says.");

    public static IResult Of(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Full;
    }
}
