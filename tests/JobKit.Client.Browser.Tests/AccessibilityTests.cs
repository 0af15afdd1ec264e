using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JobKit.Client.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(Stage stage)
{
    private static readonly string[] Statuses = ["pending", "processing", "completed", "failed", "cancelled"];

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_element_in_every_state_passes_axe(ColorScheme scheme)
    {
        var name = Guid.CreateVersion7().ToString("N");
        foreach (var status in Statuses)
        {
            stage.Site.Spoken.Say(name + status, StateOf(status));
        }

        stage.Site.Spoken.Say(name, new { jobs = Statuses.Select(StateOf), nextCursor = (string?)null });
        stage.Site.Spoken.Say(name + "none", new { jobs = Array.Empty<object>(), nextCursor = (string?)null });
        await using var visit = await stage.VisitAsync("/module.html", user: null, scheme: scheme);
        await visit.RunAsync(
            """
            ([name, statuses]) => {
              for (const status of statuses) {
                put('jobkit-progress', { src: `/spoken/${name}${status}`, label: `Book ${status}` });
                put('jobkit-job-card', { src: `/spoken/${name}${status}`, cancelable: '' });
              }
              put('jobkit-job-list', { src: `/spoken/${name}`, cancelable: '' });
              put('jobkit-job-list', { src: `/spoken/${name}none` });
              put('jobkit-job-card', { src: '/spoken/unknown' });
            }
            """, new object[] { name, Statuses });
        await Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(3 * Statuses.Length);
        await Expect(visit.Page.GetByText("No jobs yet.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(1);

        var found = await visit.Page.RunAxe();

        found.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").Should().BeEmpty();
        found.Passes.Select(rule => rule.Id).Should().Contain(["aria-progressbar-name", "color-contrast", "button-name"]);
        (await visit.RunAsync<string>("getComputedStyle(document.querySelector('.jobkit-card')).backgroundColor"))
            .Should().Be(scheme == ColorScheme.Dark ? "rgb(28, 32, 37)" : "rgb(255, 255, 255)");
    }

    private static object StateOf(string status) => new
    {
        jobId = status,
        type = "storybook",
        status,
        progress = status == "completed" ? 100 : 40,
        currentStep = "Illustrating page 4 of 10",
        error = status == "failed" ? "The job failed." : null,
        cancelRequested = false,
    };
}
