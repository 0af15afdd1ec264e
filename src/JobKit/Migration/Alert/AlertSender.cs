using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>One try to hand an alert to its receiver.</summary>
internal sealed class AlertSender(IOptions<AlertOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>More of an answer says nothing.</summary>
    private const int LongestAnswer = 4096;

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false })
    {
        // The network's time is not virtual, not even in a test.
        Timeout = options.Value.Timeout,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <exception cref="AlertNotSentException">It was not taken.</exception>
    public async Task SendAsync(AlertTarget target, byte[] message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address)
        {
            Content = new ByteArrayContent(message) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } },
        };
        if (target.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw new AlertNotSentException($"The alerts' receiver answered {(int)answer.StatusCode}.", RetryAfter(answer.Headers.RetryAfter));
            }

            if (target.Token is not null)
            {
                Judge(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AlertNotSentException($"The alerts' receiver did not answer within {options.Value.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.", null, error);
        }
        catch (HttpRequestException error)
        {
            // Not its message, which may hold the address.
            throw new AlertNotSentException($"The alerts' receiver could not be reached ({error.HttpRequestError}).", null, error);
        }
    }

    public void Dispose() => _http.Dispose();

    // Slack's own door answers 200 to everything.
    private static void Judge(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.GetProperty("ok").GetBoolean())
            {
                return;
            }

            var error = json.RootElement.TryGetProperty("error", out var word) ? word.GetString() : null;
            throw new AlertNotSentException($"The alerts' receiver refused it: {NameText.Shown(error ?? "no reason given")}.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new AlertNotSentException("The alerts' receiver gave an answer that is not Slack's.", null, error);
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}
