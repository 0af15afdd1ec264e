using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace JobKit.Client;

/// <summary>Reads what the server says.</summary>
internal static class Answer
{
    /// <exception cref="JobClientException">It is a refusal.</exception>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> body, CancellationToken cancellationToken)
    {
        await EnsureAsync(answer, cancellationToken).ConfigureAwait(false);
        return await answer.Content.ReadFromJsonAsync(body, cancellationToken).ConfigureAwait(false)
            ?? throw new JobClientException("The server answered null.", "ANSWER_EMPTY", answer.StatusCode);
    }

    /// <exception cref="JobClientException">It is a refusal.</exception>
    public static async Task EnsureAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }

        var problem = await ProblemAsync(answer, cancellationToken).ConfigureAwait(false);
        var code = problem?.Code ?? string.Create(CultureInfo.InvariantCulture, $"HTTP_{(int)answer.StatusCode}");
        var sentence = problem?.Detail ?? problem?.Title ?? $"The server answered {(int)answer.StatusCode}.";
        throw new JobClientException($"{code}: {sentence}", code, answer.StatusCode, answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>The problem, or null where something before the app answered: a proxy, a load balancer.</summary>
    private static async Task<Problem?> ProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            return await answer.Content.ReadFromJsonAsync(ClientJson.Default.Problem, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
