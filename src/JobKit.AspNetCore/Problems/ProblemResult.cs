using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Answers with a problem (RFC 9457) that has a <c>code</c> and, for clients of hand-made systems, an <c>error</c>.</summary>
internal sealed class ProblemResult(ErrorCode code, string detail) : IResult, IStatusCodeHttpResult
{
    public const string MediaType = "application/problem+json";

    public ErrorCode Code => code;

    public string Detail => detail;

    public int? StatusCode => code.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = code.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        var body = new ProblemBody
        {
            Type = code.Urn,
            Title = code.Title,
            Status = code.Status,
            Detail = detail,
            Code = code.Name,
            Error = code.Title,
            TraceId = Activity.Current?.Id ?? httpContext.TraceIdentifier,
        };
        return JsonSerializer.SerializeAsync(response.Body, body, WireJson.Default.ProblemBody, httpContext.RequestAborted);
    }
}
