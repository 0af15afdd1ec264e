namespace JobKit.AspNetCore.Tests;

/// <summary>Reads server-sent events one after the other.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public HttpResponseMessage Answer => answer;

    public static async Task<EventReader> OpenAsync(HttpClient client, JobId id, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/jobs/{id}/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(answer, new(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The lines up to the next empty one; empty at the end of the stream.</summary>
    public async Task<string> NextAsync()
    {
        var block = new List<string>();
        while (await lines.ReadLineAsync().WaitAsync(Patience, TimeProvider.System) is { } line && (line.Length > 0 || block.Count == 0))
        {
            block.Add(line);
        }

        return string.Join('\n', block);
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
