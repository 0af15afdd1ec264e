using System.Text.Json;

namespace Storybook;

/// <summary>Holds answers of the old endpoint against its contract: members, their order, their kinds, and what was sent. Pure.</summary>
internal static class LegacyShape
{
    private static readonly string[] OfBook = ["id", "title", "story", "pages", "audience", "has_errors"];

    private static readonly string[] OfPage = ["number", "heading", "picture"];

    private static readonly string[] OfFailure = ["status", "error", "code", "jobId"];

    private static readonly string[] OfRefusal = ["status", "error", "code"];

    private static readonly string[] OfWaiting = ["status", "message", "progress", "jobId"];

    public static LegacyReading Read(int status, string? contentType, string body, DemoStory sent)
    {
        if (contentType != "application/json; charset=utf-8")
            return Wrong($"{status} of type \"{contentType}\"");

        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return status switch
            {
                200 => Book(root, sent),
                202 => Waiting(root),
                500 => Failure(root, OfFailure),
                503 => Failure(root, OfRefusal),
                _ => Wrong($"status {status}"),
            };
        }
        catch (JsonException)
        {
            return Wrong($"{status} without JSON");
        }
    }

    private static LegacyReading Book(JsonElement body, DemoStory sent)
    {
        if (!Has(body, OfBook))
            return Wrong("a book of other members");

        var pages = body.GetProperty("pages");
        if (Text(body, "id") is not { Length: 32 } id || pages.ValueKind != JsonValueKind.Array || body.GetProperty("has_errors").ValueKind != JsonValueKind.False)
            return Wrong("a book of other values");

        if ((Text(body, "title"), Text(body, "story"), Text(body, "audience")) != (sent.Title, sent.Story, sent.Audience))
            return Wrong("a book that is another's");

        return pages.GetArrayLength() > 0 && pages.EnumerateArray().Select((page, at) => IsPage(page, at + 1)).All(it => it)
            ? new(AnswerKind.Book, id)
            : Wrong("a book of other pages");
    }

    private static bool IsPage(JsonElement page, int number) =>
        Has(page, OfPage)
        && page.GetProperty("number").ValueKind == JsonValueKind.Number && page.GetProperty("number").GetInt32() == number
        && Text(page, "heading") is { Length: > 0 } && Text(page, "picture") is { Length: > 0 };

    private static LegacyReading Waiting(JsonElement body) => Has(body, OfWaiting) && Text(body, "status") == "processing" && Text(body, "jobId") is { } job
        ? new(AnswerKind.Processing, job)
        : Wrong("202 without its members");

    private static LegacyReading Failure(JsonElement body, string[] members) => Has(body, members) && Text(body, "status") == "error" && Text(body, "code") is { Length: > 0 }
        ? new(AnswerKind.Failed, members.Contains("jobId", StringComparer.Ordinal) ? Text(body, "jobId") : null)
        : Wrong("an error without its members");

    private static bool Has(JsonElement body, string[] members) =>
        body.ValueKind == JsonValueKind.Object && body.EnumerateObject().Select(member => member.Name).SequenceEqual(members, StringComparer.Ordinal);

    private static string? Text(JsonElement body, string member) => body.GetProperty(member) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static LegacyReading Wrong(string problem) => new(AnswerKind.Wrong, Problem: problem);
}
