using System.Net;

namespace JobKit.AspNetCore.Tests;

public sealed class AnonymousTests
{
    private static void Cookies(JobAppSettings it)
    {
        it.SignsIn = false;
        it.Configuration["JobKit:Api:AnonymousJobs"] = "cookie";
        it.Configuration["JobKit:Api:Csrf"] = "origin";
    }

    [Fact]
    public async Task A_stranger_owns_the_jobs_of_its_cookie_and_no_others()
    {
        await using var app = await JobApp.StartAsync(Cookies);
        var first = await StartAsync(app, cookie: null);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();
        var id = (await first.JsonAsync()).GetProperty("jobId").GetString()!;

        cookie.Should().MatchRegex("^__Host-JobKit=[0-9a-f]{32}; max-age=31536000; path=/; secure; samesite=lax; httponly$");
        var own = cookie.Split(';')[0];
        (await StartAsync(app, own)).Headers.Contains("Set-Cookie").Should().BeFalse();
        (await GetAsync(app, id, own)).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await GetAsync(app, id, null)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
        await (await GetAsync(app, id, "__Host-JobKit=" + new string('0', 32))).ShouldBeProblemAsync(HttpStatusCode.NotFound, "JOB_NOT_FOUND");
    }

    [Theory]
    [InlineData("__Host-JobKit=ann")]
    [InlineData("__Host-JobKit=0123456789ABCDEF0123456789ABCDEF")]
    public async Task A_cookie_that_was_not_made_here_is_replaced(string cookie)
    {
        await using var app = await JobApp.StartAsync(Cookies);

        (await StartAsync(app, cookie)).Headers.GetValues("Set-Cookie").Single().Should().StartWith("__Host-JobKit=").And.NotStartWith(cookie);
    }

    [Fact]
    public async Task What_is_not_a_users_own_stays_closed_to_strangers()
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            Cookies(it);
            it.SignsIn = true;
        });

        await (await app.ClientOf(null).GetAsync("/api/jobs/process")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "UNAUTHENTICATED");
    }

    private static Task<HttpResponseMessage> StartAsync(JobApp app, string? cookie)
    {
        var client = ClientOf(app, cookie);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client.StartAsync("""{"colour":"red"}""", "painting");
    }

    private static Task<HttpResponseMessage> GetAsync(JobApp app, string id, string? cookie) => ClientOf(app, cookie).GetAsync($"/api/jobs/{id}");

    private static HttpClient ClientOf(JobApp app, string? cookie)
    {
        var client = app.BrowserOf(null);
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return client;
    }
}
