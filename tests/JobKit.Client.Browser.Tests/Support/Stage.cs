using Microsoft.Playwright;

namespace JobKit.Client.Browser.Tests;

/// <summary>The browser, and an app for the tests that leave each other alone; each signs in as a user of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    private const float Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Site? _site;

    public Site Site => _site!;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Location ?? throw new InvalidOperationException(Chromium.Missing),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        _site = await Site.StartAsync();
    }

    /// <summary>A browser profile of its own, signed in as somebody on a page of a site.</summary>
    public async Task<Visit> VisitAsync(string page, string? user, Site? site = null, ColorScheme scheme = ColorScheme.Light)
    {
        var origin = (site ?? Site).App.Address;
        var context = await _browser!.NewContextAsync(new() { BaseURL = origin.ToString(), ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Patience);
        var visit = new Visit(context, origin);
        if (user is not null)
        {
            await context.APIRequest.GetAsync("/sign-in/" + user);
        }

        await visit.OpenAsync(page);
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }
    }
}
