using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace JobKit.Client.Browser.Tests;

/// <summary>What a server stores may be anybody's text.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MarkupTests(Stage stage)
{
    private static readonly string[] Corpus =
    [
        "<script>window.struck = 1</script>",
        "<img src=x onerror=\"window.struck = 1\">",
        "\"><svg onload=window.struck=1>",
        "'><iframe srcdoc='<script>parent.struck=1</script>'></iframe>",
        "<a href=\"javascript:window.struck=1\">x</a>",
        "</textarea><style>*{display:none}</style>",
        "<jobkit-job-card src=\"/spoken/nobody\"></jobkit-job-card>",
        "{{constructor.constructor('window.struck=1')()}}",
        "&lt;b&gt;\u202e\u0000<b>bold</b>",
    ];

    private readonly string _user = Guid.CreateVersion7().ToString("N");

    [BrowserFact]
    public async Task Text_of_the_server_is_shown_as_text()
    {
        var states = Corpus.Select((text, at) => State($"{at}", text, "processing")).Append(State("f", Corpus[1], "failed")).ToList();
        for (var at = 0; at < states.Count; at++)
        {
            stage.Site.Spoken.Say($"{_user}{at}", states[at]);
        }

        stage.Site.Spoken.Say(_user, new { jobs = states, nextCursor = (string?)null });
        await using var visit = await stage.VisitAsync("/module.html", user: null);
        await visit.RunAsync(
            """
            ([name, count]) => {
              for (let at = 0; at < count; at++) {
                put('jobkit-progress', { src: `/spoken/${name}${at}`, label: '<img src=x onerror="window.struck=1">' });
                put('jobkit-job-card', { src: `/spoken/${name}${at}`, cancelable: '' });
              }
              put('jobkit-job-list', { src: `/spoken/${name}`, cancelable: '' });
            }
            """, new object[] { _user, states.Count });

        await Expect(visit.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(3 * states.Count);
        var types = await visit.Page.Locator("jobkit-job-list .jobkit-type").AllTextContentsAsync();
        types.Should().Equal(Corpus.Append(Corpus[1]));
        (await visit.Page.Locator("jobkit-job-list .jobkit-step").AllTextContentsAsync()).Should().Equal(Corpus.Append(Corpus[1]));
        var tags = await visit.RunAsync<string[]>("[...new Set([...document.querySelectorAll('#place *')].map(node => node.localName))]");
        tags.Should().BeSubsetOf(["jobkit-progress", "jobkit-job-card", "jobkit-job-list", "div", "span", "p", "ul", "li", "article", "button"]);
        (await visit.RunAsync<bool>("'struck' in window")).Should().BeFalse();
    }

    [BrowserFact]
    public async Task A_real_jobs_step_is_shown_as_text()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        var id = await visit.RunAsync<string>("async text => (await jobkit.startJob('/api/jobs/count/start', { text, paced: true })).jobId", Corpus[1]);
        await visit.RunAsync("src => put('jobkit-job-card', { src })", id);

        await Expect(visit.Page.Locator(".jobkit-step")).ToHaveTextAsync("Counting page 1 of 1: " + Corpus[1]);

        (await visit.RunAsync<bool>("'struck' in window")).Should().BeFalse();
        await visit.RunAsync("id => jobkit.cancelJob(id)", id);
    }

    private static object State(string id, string text, string status) => new
    {
        jobId = id,
        type = text,
        status,
        progress = 40,
        currentStep = text,
        error = status == "failed" ? text : null,
        cancelRequested = false,
    };
}
