using static Microsoft.Playwright.Assertions;

namespace JobKit.Client.Browser.Tests;

/// <summary>The hooks in a page of Preact, whose hooks keep React's contract.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReactTests(Stage stage)
{
    private readonly string _user = Guid.CreateVersion7().ToString("N");

    [BrowserFact]
    public async Task A_component_follows_a_job_from_the_moment_that_there_is_one()
    {
        await using var visit = await stage.VisitAsync("/react.html", _user);
        stage.Site.Spoken.Say($"{_user}/ann", true);
        var done = await EnqueueAsync("one two");
        var failed = await EnqueueAsync("!fail");

        await visit.RunAsync("props => show(props)", new { flag = _user, user = "ann" });
        await Expect(visit.Page.Locator("#polling")).ToHaveTextAsync("false");
        await Expect(visit.Page.Locator("#flag")).ToHaveTextAsync("true");
        await visit.RunAsync("props => show(props)", new { jobId = done, url = $"/api/jobs/count/status/{done}", flag = _user, user = "bob" });
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("completed");
        await Expect(visit.Page.Locator("#polling")).ToHaveTextAsync("false");
        await Expect(visit.Page.Locator("#flag")).ToHaveTextAsync("false");
        await visit.RunAsync("props => show(props)", new { jobId = failed, flag = _user, user = "bob" });
        await Expect(visit.Page.Locator("#error")).ToHaveTextAsync("JOB_FAILED");

        (await visit.RunAsync<string>("JSON.stringify(calls)")).Should().Be("""[{"words":2},{"code":"JOB_FAILED"}]""");
    }

    [BrowserFact]
    public async Task A_component_that_is_gone_follows_no_more()
    {
        stage.Site.Spoken.Say(_user, new { jobId = "1", status = "processing", progress = 10 });
        await using var visit = await stage.VisitAsync("/react.html", user: null);
        await visit.Page.Clock.InstallAsync();
        await visit.RunAsync("props => show(props)", new { jobId = "1", url = $"/spoken/{_user}", flag = "none" });
        await visit.Page.Clock.RunForAsync(500);
        await Expect(visit.Page.Locator("#polling")).ToHaveTextAsync("true");
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("processing");

        await visit.RunAsync("() => show(null)");
        await visit.Page.Clock.RunForAsync(500);
        var asked = stage.Site.Spoken.Asked(_user);
        await visit.Page.Clock.RunForAsync(10_000);

        stage.Site.Spoken.Asked(_user).Should().Be(asked);
        (await visit.RunAsync<int>("calls.length")).Should().Be(0);
    }

    private async Task<string> EnqueueAsync(string text) =>
        (await stage.Site.App.Queue.EnqueueAsync(new CountWords(text), new() { Owner = _user })).Id.ToString();
}
