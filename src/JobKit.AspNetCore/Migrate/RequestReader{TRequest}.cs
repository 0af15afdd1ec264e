using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JobKit.AspNetCore;

/// <summary>Reads requests for jobs. What cannot be read, or is not valid, is legacy's to answer.</summary>
internal sealed class RequestReader<TRequest>(
    Func<HttpContext, ReadOnlyMemory<byte>, TRequest?>? read, Func<TRequest, bool>? condition, JsonSerializerOptions json, ILogger logger)
    where TRequest : notnull
{
    private readonly RequestRules<TRequest> _rules = new();

    public bool TryRead(HttpContext http, ReadOnlyMemory<byte> body, [NotNullWhen(true)] out TRequest? request)
    {
        request = default;
        try
        {
            request = read is not null ? read(http, body)
                : http.Request.HasJsonContentType() ? JsonSerializer.Deserialize<TRequest>(body.Span, json)
                : default;

            // A value type that nothing was read for is told by its reader alone.
            return request is not null && (read is not null || http.Request.HasJsonContentType()) && _rules.Hold(request) && (condition?.Invoke(request) ?? true);
        }
        catch (Exception error)
        {
            MigrateLog.NotRead(logger, error, http.GetEndpoint()?.DisplayName ?? "");
            return false;
        }
    }
}
