using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JobKit.Client.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class ElementTests(Stage stage)
{
    private readonly string _user = Guid.CreateVersion7().ToString("N");

    [BrowserFact]
    public async Task A_failed_and_a_cancelled_job_show_so()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        var failed = await StartAsync(visit, "!fail");
        var cancelled = await StartAsync(visit, "x", paced: true);
        await visit.RunAsync("id => jobkit.cancelJob(id)", cancelled);

        await PutAsync(visit, "jobkit-job-card", failed);
        await PutAsync(visit, "jobkit-job-card", cancelled);
        await PutAsync(visit, "jobkit-progress", failed);

        var cards = visit.Page.GetByRole(AriaRole.Article);
        await Expect(cards.Nth(0)).ToHaveAttributeAsync("data-status", "failed");
        await Expect(cards.Nth(0).GetByRole(AriaRole.Status)).ToHaveTextAsync("Failed");
        await Expect(cards.Nth(0)).ToContainTextAsync("The job failed.");
        await Expect(cards.Nth(1).GetByRole(AriaRole.Status)).ToHaveTextAsync("Cancelled");
        await Expect(visit.Page.Locator("jobkit-progress")).ToContainTextAsync("The job failed.");
        await visit.RunAsync("until(() => events.filter(event => event.name === 'failed').length === 3)");
        (await visit.RunAsync<string[]>("events.filter(event => event.name === 'failed').map(event => event.code).sort()"))
            .Should().Equal("JOB_CANCELLED", "JOB_FAILED", "JOB_FAILED");
        (await visit.RunAsync<int>("events.filter(event => event.name === 'completed').length")).Should().Be(0);
    }

    [BrowserFact]
    public async Task A_card_cancels_its_job_when_it_may()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        var id = await StartAsync(visit, "x", paced: true);
        await visit.RunAsync("src => { put('jobkit-job-card', { src, cancelable: '' }); put('jobkit-job-card', { src }); }", id);
        var buttons = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel: count" });
        await Expect(buttons).ToHaveCountAsync(1);

        await buttons.ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Status).Nth(0)).ToHaveTextAsync("Cancelled");
        await Expect(visit.Page.GetByRole(AriaRole.Status).Nth(1)).ToHaveTextAsync("Cancelled");
        await Expect(buttons).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_list_shows_the_users_jobs_as_they_move()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        await visit.RunAsync("() => put('jobkit-job-list', { cancelable: '' })");
        await Expect(visit.Page.GetByText("No jobs yet.")).ToBeVisibleAsync();
        await StartAsync(visit, "one two");
        var held = await StartAsync(visit, "x", paced: true);

        // From the start, and so without its pause.
        await visit.RunAsync("() => document.querySelector('jobkit-job-list').setAttribute('src', '/api/jobs')");

        var items = visit.Page.GetByRole(AriaRole.Listitem);
        await Expect(items).ToHaveCountAsync(2);
        await Expect(items.Nth(0).GetByRole(AriaRole.Button)).ToBeVisibleAsync();
        await items.Nth(0).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(items.Nth(0).GetByRole(AriaRole.Status)).ToHaveTextAsync("Cancelled");
        await Expect(items.Nth(1).GetByRole(AriaRole.Status)).ToHaveTextAsync("Done");
        (await stage.Site.App.Queue.GetAsync(JobId.Parse(held, null)))!.IsTerminal.Should().BeTrue();
    }

    [BrowserFact]
    public async Task An_element_that_leaves_the_page_follows_no_more_and_one_with_another_source_follows_that()
    {
        stage.Site.Spoken.Say(_user + "1", new { jobId = "1", type = "first", status = "processing", progress = 10 });
        stage.Site.Spoken.Say(_user + "2", new { jobId = "2", type = "second", status = "completed", progress = 100, result = 1 });
        await using var visit = await stage.VisitAsync("/module.html", user: null);
        await visit.Page.Clock.InstallAsync();
        await visit.RunAsync("src => put('jobkit-job-card', { src })", $"/spoken/{_user}1");
        await Expect(visit.Page.GetByText("first")).ToBeVisibleAsync();

        await visit.RunAsync("src => document.querySelector('jobkit-job-card').setAttribute('src', src)", $"/spoken/{_user}2");
        await Expect(visit.Page.GetByText("second")).ToBeVisibleAsync();
        await visit.RunAsync("src => { const card = document.querySelector('jobkit-job-card'); card.setAttribute('src', src); }", $"/spoken/{_user}1");
        await Expect(visit.Page.GetByText("first")).ToBeVisibleAsync();
        await visit.RunAsync("() => document.querySelector('jobkit-job-card').remove()");
        var asked = stage.Site.Spoken.Asked(_user + "1");
        await visit.Page.Clock.RunForAsync(10_000);

        stage.Site.Spoken.Asked(_user + "1").Should().Be(asked);
        (await visit.RunAsync<JsonElement>("events.filter(event => event.name !== 'update')")).EnumerateArray().Should().ContainSingle()
            .Which.GetProperty("name").GetString().Should().Be("completed");
    }

    private static Task PutAsync(Visit visit, string tag, string src) => visit.RunAsync("([tag, src]) => put(tag, { src })", new[] { tag, src });

    private static Task<string> StartAsync(Visit visit, string text, bool paced = false) =>
        visit.RunAsync<string>("async job => (await jobkit.startJob('/api/jobs/count/start', job)).jobId", new { text, paced });
}
