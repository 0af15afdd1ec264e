using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Reads what operators send, and who they are.</summary>
internal static class AdminRequest
{
    private const int LargestBody = 64 * 1024;
    private const string NoReason = "no reason given";

    /// <summary>The body, an empty one as an empty object; or why it is refused: one of both.</summary>
    public static async Task<(T? Body, ProblemResult? Problem)> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (await CappedBody.ReadAsync(http.Request, LargestBody, http.RequestAborted).ConfigureAwait(false) is not { } json)
        {
            return (null, JobProblems.TooLarge);
        }

        if (!json.IsEmpty && !http.Request.HasJsonContentType())
        {
            return (null, new(ErrorCodes.MediaTypeUnsupported, "Operators' requests are JSON: send application/json."));
        }

        try
        {
            return JsonSerializer.Deserialize(json.IsEmpty ? "{}"u8 : json.Span, type) is { } body ? (body, null) : (null, new(ErrorCodes.PayloadInvalid, "Send an object."));
        }
        catch (JsonException error)
        {
            return (null, new(ErrorCodes.PayloadInvalid, $"The body cannot be read{(error.Path is { Length: > 0 } path ? $" at {path}" : "")}: it has a member that is unknown, doubled, or of another type."));
        }
    }

    /// <summary>Who does it, for the history of a migration or a flag, which is never without a reason.</summary>
    public static OperatorAction By(HttpContext http, string? reason) => new(ActorOf(http), string.IsNullOrWhiteSpace(reason) ? NoReason : reason);

    /// <summary>The name of whoever is signed in.</summary>
    public static string ActorOf(HttpContext http) =>
        (http.User.Identity?.Name ?? http.User.FindFirstValue(ClaimTypes.NameIdentifier)) is { Length: > 0 } name ? name : "unknown";
}
