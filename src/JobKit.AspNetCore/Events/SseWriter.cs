using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JobKit.AspNetCore;

/// <summary>Writes server-sent events, each at once.</summary>
internal sealed class SseWriter(HttpResponse response)
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "private, no-cache";

        // Proxies of this kind gather what they pass on, unless they are told.
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await WriteAsync("retry: 2000\n", cancellationToken).ConfigureAwait(false);
    }

    public Task JobAsync(string tag, JobBody body, CancellationToken cancellationToken) =>
        WriteAsync($"id: {tag}\nevent: job\n{Data(JsonSerializer.Serialize(body, WireJson.Default.JobBody))}\n", cancellationToken);

    /// <summary>A last event, after which the stream ends.</summary>
    public Task LastAsync(string name, JobId id, CancellationToken cancellationToken) =>
        WriteAsync($"event: {name}\ndata: {{\"jobId\":\"{id}\"}}\n\n", cancellationToken);

    /// <summary>A sign of life, which tells both ends of a broken connection.</summary>
    public Task BeatAsync(CancellationToken cancellationToken) => WriteAsync(":\n\n", cancellationToken);

    // A stored result may have been written with line breaks.
    private static string Data(string json)
    {
        var text = new StringBuilder(json.Length + 16);
        foreach (var line in json.Split(LineEnds, StringSplitOptions.None))
        {
            text.Append("data: ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
