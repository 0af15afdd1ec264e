using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Turns what JobKit throws on purpose into a problem; everything else goes on to the app's own exception handling.</summary>
internal sealed class ProblemFilter(ILogger<ProblemFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        ApiHeaders.Set(http.Response);
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (Exception exception) when (!http.Response.HasStarted && ErrorMap.Of(exception) is { } problem)
        {
            if (problem.Code == ErrorCodes.StoreUnavailable)
            {
                HttpLog.StoreUnavailable(logger, exception, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "");
            }

            return problem;
        }
    }
}
