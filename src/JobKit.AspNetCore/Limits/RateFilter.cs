using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore;

/// <summary>Answers 429 with <c>Retry-After</c> once a caller has sent too many requests of a kind.</summary>
internal sealed class RateFilter(RateKind kind) : IEndpointFilter
{
    private static readonly ProblemResult TooMany = new(ErrorCodes.RateLimited, "You send requests faster than this app takes them. Wait as long as Retry-After says.");

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.RequestServices.GetRequiredService<RateLimits>().Refuse(new(kind, CallerOf(http))) is not { } wait)
        {
            return next(context);
        }

        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.FromResult<object?>(TooMany);
    }

    // A cookie that anybody can have made anew limits nobody, so strangers count by address.
    private static string CallerOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<JobOwner>().Of(context.User) is { } user ? "user:" + user : "address:" + context.Connection.RemoteIpAddress;
}
