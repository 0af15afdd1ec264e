using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace JobKit.Client.Browser.Tests;

/// <summary>One profile of the browser, and what its pages asked for and complained about.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Uri _origin;

    public Visit(IBrowserContext context, Uri origin)
    {
        (_context, _origin) = (context, origin);
        context.Request += (_, request) => Requests.Enqueue(request);
        context.Console += (_, message) =>
        {
            // What a server refuses is logged too; that the page's own rules were broken is what counts.
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                Violations.Enqueue(message.Text);
            }
        };
        context.WebError += (_, error) => Violations.Enqueue(error.Error);
    }

    public ConcurrentQueue<IRequest> Requests { get; } = new();

    public ConcurrentQueue<string> Violations { get; } = new();

    public IPage Page { get; private set; } = null!;

    public IEnumerable<string> Paths => Requests.Select(request => new Uri(request.Url).AbsolutePath);

    public async Task OpenAsync(string page)
    {
        Page = await _context.NewPageAsync();
        await Page.GotoAsync(page);
    }

    public Task<T> RunAsync<T>(string script, object? with = null) => Page.EvaluateAsync<T>(script, with);

    public Task RunAsync(string script, object? with = null) => Page.EvaluateAsync(script, with);

    /// <summary>Every test ends with this: nothing left the origin, and no rule of the page was broken.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Requests.Should().NotBeEmpty();
        Requests.Select(request => request.Url).Where(url => !url.StartsWith(_origin.ToString(), StringComparison.Ordinal)).Should().BeEmpty("no request leaves the origin");
        Violations.Should().BeEmpty();
    }
}
