using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests;

/// <summary>An app that is driven from outside.</summary>
internal static class WebhookApp
{
    public const string Path = "/api/cron/process-jobs";
    public const string Secret = "whsec_VGhlIHNlY3JldCBvZiB0aGUgdGVzdHMsIGxvbmcgZW5vdWdoIQ==";
    public const string Plain = "the plain secret of the tests, long enough";

    public static void Configure(JobAppSettings it)
    {
        var map = it.Map;
        it.Configuration["JobKit:Webhook:Secret"] = Secret;
        it.Jobs = jobs => jobs.ConfigureWorker(worker => worker.Enabled = false);
        it.Services = services => services.AddBackgroundJobsWebhook();
        it.Map = app =>
        {
            map(app);
            app.MapBackgroundJobsWebhook(Path);
        };
    }

    /// <summary>A call as a sender signs it whose clock is off by so much.</summary>
    public static HttpRequestMessage Signed(string id, string body = "", TimeSpan skew = default)
    {
        var time = (TimeProvider.System.GetUtcNow() + skew).ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(WebhookKey.Of(Secret)!, Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", $"{time}");
        request.Headers.TryAddWithoutValidation("webhook-signature", "v1," + Convert.ToBase64String(signature));
        return request;
    }
}
