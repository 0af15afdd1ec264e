using System.Text;
using System.Text.Json;

namespace Storybook;

/// <summary>Reads the story of a start: JSON, or the bare text.</summary>
internal static class StoryBody
{
    private const string Name = "the story";

    /// <exception cref="StoryException">It is empty, too large, binary, or not UTF-8.</exception>
    /// <exception cref="JsonException">It is said to be JSON and is not.</exception>
    public static async Task<StoryText> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, cancellationToken);
        if (!request.HasJsonContentType())
            return Parse(StoryFile.Decode(bytes, Name), null);

        var start = JsonSerializer.Deserialize<StartRequest>(bytes, JsonSerializerOptions.Web);
        return Parse(StoryFile.Decode(Encoding.UTF8.GetBytes(start?.Story ?? ""), Name), start?.Title);
    }

    private static StoryText Parse(string text, string? title)
    {
        var story = StoryParser.Parse(text, "a-story.txt");
        return string.IsNullOrWhiteSpace(title) ? story : story with { Title = title.Trim() };
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // One byte over the limit is enough to know.
        var buffer = new byte[StoryFile.MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..length];
    }
}
