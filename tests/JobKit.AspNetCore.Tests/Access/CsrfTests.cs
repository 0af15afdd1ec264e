using System.Net;
using System.Text;
using JobKit.AspNetCore.Tests.Admin;

namespace JobKit.AspNetCore.Tests;

public sealed class CsrfTests
{
    private const string Start = "/api/jobs/painting/start";

    // All but those that nobody is signed in to call.
    private static IEnumerable<AccessRow> Writes => AccessTable.Rows.Values.Where(row => row.Method != "GET" && row.Anonymous != row.Emergency);

    [Fact]
    public async Task No_writing_endpoint_takes_a_browsers_request_without_a_token()
    {
        await using var app = await JobApp.StartAsync(AdminApp.Configure);
        var id = await app.Queue.EnqueueAsync(new Paint("red"), new() { Owner = "ann" });

        foreach (var row in Writes)
        {
            var answer = await app.BrowserOf("ann", "operator", "emergency").SendAsync(
                Request(row.Path.Replace("{id}", id.Id.ToString(), StringComparison.Ordinal), site: "same-origin", body: row.Body, method: row.Method));

            await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "CSRF_REJECTED");
        }
    }

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", "http://localhost", false)]
    [InlineData("none", null, false)]
    [InlineData(null, "http://localhost", true)]
    [InlineData(null, "https://localhost", false)]
    [InlineData(null, "http://localhost:81", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, false)]
    [InlineData("cross-site", "https://app.example", true)]
    [InlineData(null, "https://app.example", true)]
    [InlineData(null, "https://app.example.evil", false)]
    public async Task Only_pages_of_this_app_and_of_allowed_origins_may_write(string? site, string? origin, bool allowed)
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            it.Configuration["JobKit:Api:Csrf"] = "origin";
            it.Configuration["JobKit:Api:AllowedOrigins:0"] = "https://app.example";
        });

        var answer = await app.BrowserOf("ann").SendAsync(Request(Start, site, origin));

        if (allowed)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        }
        else
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "CSRF_REJECTED");
            (await app.Queue.ListAsync(new())).Jobs.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_page_that_fetched_its_token_may_write_and_nobody_may_with_anothers()
    {
        await using var app = await JobApp.StartAsync();
        var (header, token, cookie) = await TokenAsync(app, "ann");

        (await app.BrowserOf("ann").SendAsync(Request(Start, "same-origin", token: (header, token, cookie)))).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await (await app.BrowserOf("bob").SendAsync(Request(Start, "same-origin", token: (header, token, cookie)))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "CSRF_REJECTED");
        await (await app.BrowserOf("ann").SendAsync(Request(Start, "same-origin", token: (header, token + "x", cookie)))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "CSRF_REJECTED");
        await (await app.BrowserOf("ann").SendAsync(Request(Start, "cross-site", token: (header, token, cookie)))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "CSRF_REJECTED");
    }

    [Fact]
    public async Task The_token_comes_with_the_name_of_its_header()
    {
        await using var app = await JobApp.StartAsync();

        var (header, token, _) = await TokenAsync(app, "ann");

        header.Should().Be("X-JobKit-Csrf");
        token.Length.Should().BeGreaterThan(20);
    }

    private static async Task<(string Header, string Token, string Cookie)> TokenAsync(JobApp app, string user)
    {
        var answer = await app.BrowserOf(user).GetAsync("/api/jobs/antiforgery");
        var body = await answer.JsonAsync();
        return (body.GetProperty("header").GetString()!, body.GetProperty("token").GetString()!, answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private static HttpRequestMessage Request(
        string path, string? site, string? origin = null, (string Header, string Token, string Cookie)? token = null, string? body = """{"colour":"red"}""",
        string method = "POST")
    {
        var request = new HttpRequestMessage(new(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        Add("Sec-Fetch-Site", site);
        Add("Origin", origin);
        if (token is { } sent)
        {
            Add(sent.Header, sent.Token);
            Add("Cookie", sent.Cookie);
        }

        return request;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }
}
