using JobKit.Migration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Calls the endpoint's own delegate, once, and looks on.</summary>
internal sealed class LegacySide(
    RequestDelegate original,
    IReadOnlyList<KeyValuePair<string, string>> headers,
    ILegacyShadow shadow,
    Func<HttpContext, bool>? errorIf,
    ILogger logger)
{
    /// <param name="request">The request, its body unread.</param>
    /// <param name="counted">How it counts whatever legacy answers, where the candidate has failed already; null: by legacy's answer.</param>
    public async Task AnswerAsync(MigratedRequest request, RequestOutcome? counted = null)
    {
        var http = request.Http;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers.Append(name, value);
        }

        var exchange = shadow.Begin(request);
        var outcome = RequestOutcome.Failed;
        try
        {
            await original(http).ConfigureAwait(false);
            outcome = OutcomeOf(http);
            exchange?.End(error: null);
        }
        catch (Exception error)
        {
            outcome = OutcomeOf(http, error);
            exchange?.End(error);
            throw;
        }
        finally
        {
            request.Record(counted ?? outcome);
        }
    }

    private static RequestOutcome OutcomeOf(HttpContext http, Exception error) => error switch
    {
        _ when http.RequestAborted.IsCancellationRequested => RequestOutcome.Aborted,

        // The server answers it with its status: the client's fault, not legacy's.
        BadHttpRequestException { StatusCode: < StatusCodes.Status500InternalServerError } => RequestOutcome.Succeeded,
        _ => RequestOutcome.Failed,
    };

    private RequestOutcome OutcomeOf(HttpContext http) =>
        http.RequestAborted.IsCancellationRequested ? RequestOutcome.Aborted
        : http.Response.StatusCode >= StatusCodes.Status500InternalServerError || IsError(http) ? RequestOutcome.Failed
        : RequestOutcome.Succeeded;

    private bool IsError(HttpContext http)
    {
        try
        {
            return errorIf?.Invoke(http) ?? false;
        }
        catch (Exception error)
        {
            MigrateLog.NotJudged(logger, error, http.GetEndpoint()?.DisplayName ?? "");
            return false;
        }
    }
}
