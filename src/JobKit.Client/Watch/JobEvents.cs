using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace JobKit.Client;

/// <summary>The events of one job over one connection.</summary>
internal sealed class JobEvents : IDisposable
{
    /// <summary>Three of the server's signs of life: what is silent for so long is a dead connection.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    private readonly HttpResponseMessage _answer;
    private readonly SseReader _reader;

    private JobEvents(HttpResponseMessage answer, SseReader reader)
    {
        _answer = answer;
        _reader = reader;
    }

    /// <summary>The stream, from the state on that is known; null where the server gives none.</summary>
    public static async Task<JobEvents?> OpenAsync(HttpClient http, TimeProvider clock, Guid id, string? known, CancellationToken cancellationToken)
    {
        HttpResponseMessage? answer = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, JobPath.Of(id, "events"));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
            if (known is not null)
            {
                request.Headers.Add("Last-Event-ID", known);
            }

            answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (answer is { StatusCode: HttpStatusCode.OK, Content.Headers.ContentType.MediaType: "text/event-stream" })
            {
                var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                return new(answer, new(body, clock, Silence));
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The poll that follows tells what is wrong.
        }

        answer?.Dispose();
        return null;
    }

    /// <summary>The next state; null where the connection has ended.</summary>
    /// <exception cref="JobClientException">The job is gone.</exception>
    public async Task<SeenState?> NextAsync(CancellationToken cancellationToken)
    {
        while (await HeardAsync(cancellationToken).ConfigureAwait(false) is { } heard)
        {
            switch (heard.Name)
            {
                case "gone":
                    throw new JobClientException("JOB_NOT_FOUND: The job was removed some time after its end.", "JOB_NOT_FOUND", HttpStatusCode.NotFound);
                case "job" when JsonSerializer.Deserialize(heard.Data, ClientJson.Default.JobState) is { } state:
                    return new(state, heard.Id);
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }

    private async Task<SseEvent?> HeardAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
