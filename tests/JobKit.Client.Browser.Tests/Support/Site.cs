using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace JobKit.Client.Browser.Tests;

/// <summary>An app with pages: users in cookies, strict rules for what a page may load, and the module as <c>MapBackgroundJobsClient</c> serves it.</summary>
public sealed class Site : IAsyncDisposable
{
    /// <summary>Enough streams for the tests that run beside each other, and few enough to take them all.</summary>
    public const int StreamsPerUser = 4;

    private const string Either = "either";

    private const string Rules =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("jobkit-keys-");

    private Site()
    {
    }

    public WorkApp App { get; private set; } = null!;

    public SpokenFor Spoken { get; } = new();

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        site.App = await WorkApp.StartAsync(site.Set);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _keys.Delete(recursive: true);
    }

    private void Set(WorkAppSettings settings)
    {
        settings.Api = api => (api.StartsPerMinute, api.ReadsPerMinute, api.StreamsPerUser) = (1000, 1000, StreamsPerUser);
        settings.Scheme = Either;
        settings.SignIn = signIn => signIn
            .AddCookie()
            .AddPolicyScheme(Either, null, it => it.ForwardDefaultSelector = http =>
                http.Request.Headers.Authorization.Count > 0 ? BearerAuthentication.Name : CookieAuthenticationDefaults.AuthenticationScheme);

        // As nodes share them: cookies outlive a restart.
        settings.Services = services => services.AddDataProtection().SetApplicationName("site").PersistKeysToFileSystem(_keys);
        settings.Map = Map;
    }

    private void Map(WebApplication app)
    {
        app.UseAntiforgery();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "Site")),
            OnPrepareResponse = file =>
            {
                // Preact's page alone has an import map, which stands in the page.
                if (file.File.Name != "react.html")
                {
                    file.Context.Response.Headers.ContentSecurityPolicy = Rules;
                }
            },
        });
        app.MapBackgroundJobsClient("/jobkit");
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/sign-in/{user}", (string user, HttpContext http) => http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user)], "page"))));
        app.MapGet("/spoken/{name}", (string name, HttpContext http) => Spoken.Answer(name, http));
        app.MapGet("/api/feature-flags/{name}", (string name, string? userId, HttpContext http) => Spoken.Flag(name, userId, http));
        app.MapPost("/upload", async (IFormFile file, HttpContext http, IJobQueue queue) =>
        {
            using var reader = new StreamReader(file.OpenReadStream());
            var text = await reader.ReadToEndAsync(http.RequestAborted);
            var job = await queue.EnqueueAsync(new CountWords(text), new() { Owner = http.User.FindFirstValue(ClaimTypes.NameIdentifier) }, http.RequestAborted);
            return Results.Accepted(value: new { jobId = job.Id.ToString(), pollingUrl = $"/api/jobs/count/status/{job.Id}" });
        }).RequireAuthorization();
    }
}
