using System.Net;
using System.Text;
using System.Text.Json;

namespace JobKit.AspNetCore.Tests;

/// <summary>Requests in a word.</summary>
public static class Http
{
    public static Task<HttpResponseMessage> StartAsync(this HttpClient client, string json, string alias = "drawing", string? key = null, string mediaType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/jobs/{alias}/start") { Content = new StringContent(json, Encoding.UTF8, mediaType) };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    /// <summary>Starts a drawing and gives its id.</summary>
    public static async Task<JobId> StartedAsync(this HttpClient client, string title)
    {
        var answer = await client.StartAsync($$"""{"title":"{{title}}"}""");
        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        return JobId.Parse((await answer.JsonAsync()).GetProperty("jobId").GetString()!, null);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>That this is a problem, whole and of this code.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await answer.JsonAsync();
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        problem.GetProperty("type").GetString().Should().Be("urn:jobkit:" + code.ToLowerInvariant().Replace('_', '-'));
        problem.GetProperty("error").GetString().Should().Be(problem.GetProperty("title").GetString()).And.NotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("traceId").GetString().Should().NotBeNullOrEmpty();
        return problem;
    }
}
