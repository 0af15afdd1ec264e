using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace JobKit.AspNetCore.Tests;

public sealed class WebhookTests
{
    [Fact]
    public async Task A_signed_call_runs_due_jobs_once_however_often_it_comes()
    {
        await using var app = await JobApp.StartAsync(WebhookApp.Configure);
        await app.Queue.EnqueueAsync(new Draw("a"));

        var first = await (await SendAsync(app, Signed("msg 1"))).JsonAsync();
        await app.Queue.EnqueueAsync(new Draw("b"));
        var answer = await SendAsync(app, Signed("msg 1"));
        var repeated = await answer.JsonAsync();
        var second = await (await SendAsync(app, Signed("msg 2"))).JsonAsync();

        first.GetProperty("completed").GetInt32().Should().Be(1);
        first.TryGetProperty("duplicate", out _).Should().BeFalse();
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        repeated.GetProperty("duplicate").GetBoolean().Should().BeTrue();
        repeated.GetProperty("processed").GetInt32().Should().Be(0);
        second.GetProperty("completed").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData("x-webhook-secret", WebhookApp.Plain, "SharedSecret", true)]
    [InlineData("x-webhook-secret", WebhookApp.Plain, null, false)]
    [InlineData("x-webhook-secret", WebhookApp.Plain + "x", "SharedSecret", false)]
    [InlineData("Authorization", "Bearer " + WebhookApp.Plain, "BearerSecret", true)]
    [InlineData("Authorization", "Bearer " + WebhookApp.Plain, "SharedSecret", false)]
    [InlineData("x-hub-signature-256", "sha256=hmac", "GitHubSecret", true)]
    [InlineData("x-hub-signature-256", "hmac", "GitHubSecret", false)]
    [InlineData("x-hub-signature-256", "sha256=hmac", null, false)]
    [InlineData("x-vercel-signature", "sha1", "VercelSecret", true)]
    [InlineData("x-vercel-signature", "sha1", null, false)]
    public async Task Other_schemes_are_open_only_with_a_secret_of_their_own(string header, string value, string? secret, bool open)
    {
        await using var app = await JobApp.StartAsync(it =>
        {
            WebhookApp.Configure(it);
            if (secret is not null)
            {
                it.Configuration["JobKit:Webhook:" + secret] = WebhookApp.Plain;
            }
        });
        var body = Encoding.UTF8.GetBytes("""{"anything":"of the sender's"}""");
        var key = Encoding.UTF8.GetBytes(WebhookApp.Plain);
        var signs = header.EndsWith("256", StringComparison.Ordinal) || header.EndsWith("signature", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookApp.Path) { Content = new ByteArrayContent(signs ? body : []) };
#pragma warning disable CA5350 // As the sender signs.
        request.Headers.TryAddWithoutValidation(header, value
            .Replace("hmac", Convert.ToHexStringLower(HMACSHA256.HashData(key, body)), StringComparison.Ordinal)
            .Replace("sha1", Convert.ToHexStringLower(HMACSHA1.HashData(key, body)), StringComparison.Ordinal));
#pragma warning restore CA5350

        var answer = await SendAsync(app, request);

        if (open)
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }
        else
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "WEBHOOK_UNAUTHORIZED");
        }
    }

    [Fact]
    public async Task A_large_body_is_refused_before_it_is_read()
    {
        await using var app = await JobApp.StartAsync(WebhookApp.Configure);

        await (await SendAsync(app, Signed("msg", new string(' ', (64 * 1024) + 1)))).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE");
    }

    [Theory]
    [InlineData(null, "has no secret")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "has 24 bytes")]
    [InlineData("whsec_not base64", "no base64")]
    [InlineData("short", "has 5 bytes")]
    [InlineData("your-secret-your-secret-your-secret", "placeholder")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "placeholder")]
    public async Task A_secret_that_is_none_stops_the_start_and_is_not_repeated(string? secret, string problem)
    {
        await using var app = JobApp.Build(it =>
        {
            WebhookApp.Configure(it);
            it.Configuration["JobKit:Webhook:Secret"] = secret;
        });

        var refusal = (await app.Web.Invoking(web => web.StartAsync()).Should().ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>()).Which;

        refusal.Message.Should().Contain(problem).And.NotContain(secret ?? "no such text");
    }

    [Theory]
    [InlineData(-310, false)]
    [InlineData(-290, true)]
    [InlineData(290, true)]
    [InlineData(310, false)]
    public async Task A_senders_clock_may_be_off_by_five_minutes(int seconds, bool open)
    {
        await using var app = await JobApp.StartAsync(WebhookApp.Configure);

        var answer = await SendAsync(app, Signed("msg", skew: TimeSpan.FromSeconds(seconds)));

        answer.StatusCode.Should().Be(open ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_row_of_a_call_is_no_work_of_the_apps_queues()
    {
        await using var app = await JobApp.StartAsync(WebhookApp.Configure);
        await SendAsync(app, Signed("msg 1"));

        var now = await (await app.ClientOf("rita", "reader").GetAsync("/api/jobs/process")).JsonAsync();

        now.GetProperty("pending").GetInt64().Should().Be(0);
    }

    private static HttpRequestMessage Signed(string id, string body = "", TimeSpan skew = default) => WebhookApp.Signed(id, body, skew);

    private static Task<HttpResponseMessage> SendAsync(JobApp app, HttpRequestMessage request) => app.BrowserOf(null).SendAsync(request);
}
