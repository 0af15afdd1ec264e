using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Refuses writing requests that a page of another site may have made a browser send. The antiforgery middleware alone refuses nothing.</summary>
internal sealed class CsrfFilter(IServiceProvider services, IOptionsMonitor<JobApiOptions> options) : IEndpointFilter
{
    /// <summary>The header in which the token comes, whatever the app calls its own.</summary>
    public const string Header = "X-JobKit-Csrf";

    private static readonly ProblemResult ForeignOrigin = new(
        ErrorCodes.CsrfRejected, "The request does not come from a page of this app. Pages of other origins are allowed in JobKit:Api:AllowedOrigins.");

    private static readonly ProblemResult NoToken = new(
        ErrorCodes.CsrfRejected, $"The antiforgery token is missing or is not yours. Get one from /antiforgery and send it as {Header}.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (RequestOrigin.IsSafe(request.Method) || RequestOrigin.IsBearer(request))
        {
            return await next(context).ConfigureAwait(false);
        }

        var current = options.CurrentValue;
        if (!RequestOrigin.IsOwn(request, current.AllowedOrigins))
        {
            return ForeignOrigin;
        }

        return current.Csrf == CsrfMode.Origin || await HasTokenAsync(context.HttpContext).ConfigureAwait(false)
            ? await next(context).ConfigureAwait(false)
            : NoToken;
    }

    private async Task<bool> HasTokenAsync(HttpContext context)
    {
        var names = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value;
        if (context.Request.Headers.TryGetValue(Header, out var token) && names.HeaderName is { } name)
        {
            context.Request.Headers[name] = token;
        }

        try
        {
            await services.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context).ConfigureAwait(false);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
