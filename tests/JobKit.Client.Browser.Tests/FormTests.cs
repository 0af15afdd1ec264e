using static Microsoft.Playwright.Assertions;

namespace JobKit.Client.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class FormTests(Stage stage)
{
    [BrowserFact]
    public async Task A_form_starts_a_job_and_the_result_is_there_after_the_page_was_closed_and_opened_again()
    {
        await using var visit = await stage.VisitAsync("/form.html", "ann");

        await visit.Page.GetByLabel("Text").FillAsync("once upon a time\nthere was\na dragon");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Expect(visit.Page.GetByText("Counting page 1 of 3: once upon a time")).ToBeVisibleAsync();
        stage.Site.App.Pace.Next("ann");
        var bar = visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Progressbar, new() { Name = "Counting" });
        await Expect(bar).ToHaveAttributeAsync("aria-valuenow", "33");
        await Expect(bar).ToHaveAttributeAsync("aria-valuetext", "33 %, Counting page 2 of 3: there was");
        var address = visit.Page.Url;
        await visit.Page.CloseAsync();
        stage.Site.App.Pace.Next("ann", 2);

        await visit.OpenAsync(address);

        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("8 words on 3 pages");
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Progressbar)).ToHaveAttributeAsync("aria-valuenow", "100");
        visit.Paths.Should().Contain("/api/jobs/antiforgery");
    }

    [BrowserFact]
    public async Task The_event_stream_goes_on_after_a_restart_of_the_server()
    {
        await using var site = await Site.StartAsync();
        await using var visit = await stage.VisitAsync("/form.html", "ann", site);
        await visit.Page.GetByLabel("Text").FillAsync("a dragon");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Expect(visit.Page.GetByText("Counting page 1 of 1")).ToBeVisibleAsync();

        await site.App.StopAsync();
        await site.App.StartAgainAsync();
        site.App.Pace.Next("ann", 2);

        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("2 words on 1 pages");
        visit.Paths.Where(path => path.Contains("/status/", StringComparison.Ordinal)).Should().BeEmpty("the stream itself was taken up again");
    }
}
