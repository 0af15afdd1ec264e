using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Writes an answer in the legacy shape.</summary>
internal static class AnswerWriter
{
    public static Task WriteAsync(HttpContext http, LegacyAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.StatusCode;
        response.ContentType = "application/json; charset=utf-8";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, name == "Location" && value.StartsWith('/') ? http.Request.PathBase.ToUriComponent() + value : value);
        }

        return response.WriteAsync(answer.Body, http.RequestAborted);
    }
}
