using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace JobKit.Client;

/// <summary>Asks once how a job stands; for whoever knows the present state the server answers in a few bytes.</summary>
internal sealed class JobPoll(HttpClient http, Guid id)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    /// <exception cref="JobClientException">The server refused, and will the next time.</exception>
    public async Task<PollAnswer> AskAsync(string? known, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, JobPath.Of(id));
            if (known is not null)
            {
                request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{known}\"", isWeak: true));
            }

            using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var wait = answer.Headers.RetryAfter?.Delta ?? Usual;
            if (answer.StatusCode == HttpStatusCode.NotModified)
            {
                return new(null, wait, IsFailure: false);
            }

            var state = await Answer.ReadAsync(answer, ClientJson.Default.JobState, cancellationToken).ConfigureAwait(false);
            return new(new(state, answer.Headers.ETag?.Tag.Trim('"')), wait, IsFailure: false);
        }
        catch (JobClientException refused) when (IsPassing(refused.Status))
        {
            return new(null, refused.RetryAfter ?? TimeSpan.Zero, IsFailure: true);
        }
        catch (Exception unanswered) when (unanswered is not (JobClientException or JsonException) && !cancellationToken.IsCancellationRequested)
        {
            // Of the network, of a time limit, or of a handler that the app put in between.
            return new(null, TimeSpan.Zero, IsFailure: true);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
