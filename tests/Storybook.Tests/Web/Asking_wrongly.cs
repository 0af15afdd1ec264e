using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Storybook.Tests;

public sealed class Asking_wrongly : IAsyncLifetime
{
    private readonly StorybookApp _app = StorybookApp.WithoutWorker;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("", "text/plain", HttpStatusCode.BadRequest, "PAYLOAD_INVALID")]
    [InlineData("12 34", "text/plain", HttpStatusCode.BadRequest, "PAYLOAD_INVALID")]
    [InlineData("PK\u0000\u0003", "text/plain; charset=utf-8", HttpStatusCode.BadRequest, "PAYLOAD_INVALID")]
    [InlineData("{\"story\": ", "application/json", HttpStatusCode.BadRequest, "PAYLOAD_INVALID")]
    [InlineData("{\"title\": \"No story\"}", "application/json", HttpStatusCode.BadRequest, "PAYLOAD_INVALID")]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest, "PAYLOAD_INVALID")]
    [InlineData("Once upon a time.", "application/xml", HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED")]
    public Task What_is_no_story_is_refused(string body, string type, HttpStatusCode status, string code) =>
        RefusedAsync(Encoding.UTF8.GetBytes(body), type, status, code);

    [Fact]
    public Task One_byte_over_the_limit_is_refused() =>
        RefusedAsync(Encoding.UTF8.GetBytes(new string('a', StoryFile.MaxBytes + 1)), "text/plain", HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE");

    [Theory]
    [InlineData("/api/jobs/storybook/status/019a0000-0000-7000-8000-000000000000")]
    [InlineData("/api/jobs/019a0000-0000-7000-8000-000000000000")]
    [InlineData("/api/jobs/019a0000-0000-7000-8000-000000000000/result")]
    public async Task An_unknown_job_is_not_found(string url) =>
        ((string?)(await _app.GetAsync(url, HttpStatusCode.NotFound))["code"]).Should().Be("JOB_NOT_FOUND");

    [Fact]
    public async Task An_unknown_job_cannot_be_cancelled()
    {
        var answer = await _app.CreateClient().PostAsync("/api/jobs/019a0000-0000-7000-8000-000000000000/cancel", null);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/books/none.epub")]
    [InlineData("/books/..%2Fstorybook.db")]
    public async Task Only_finished_books_are_served(string url) => await _app.GetAsync(url, HttpStatusCode.NotFound);

    [Fact]
    public async Task No_other_site_starts_jobs_here()
    {
        using var start = new HttpRequestMessage(HttpMethod.Post, "/api/jobs/storybook/start") { Content = new StringContent("Once upon a time.") };
        start.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await _app.CreateClient().SendAsync(start)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private async Task RefusedAsync(byte[] body, string type, HttpStatusCode status, string code)
    {
        var answer = await _app.PostAsync(body, type);
        answer.StatusCode.Should().Be(status);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((string?)problem["code"]).Should().Be(code);
        ((string?)problem["detail"]).Should().NotBeNullOrEmpty();
    }
}
