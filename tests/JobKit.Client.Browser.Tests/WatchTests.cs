using System.Text.Json;

namespace JobKit.Client.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class WatchTests(Stage stage)
{
    private readonly string _user = Guid.CreateVersion7().ToString("N");

    [BrowserFact]
    public async Task Where_no_stream_is_to_be_had_it_polls_with_the_tag_that_it_knows()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        var id = await StartAsync(visit, "one", paced: true);
        using var http = new HttpClient { BaseAddress = stage.Site.App.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", _user);
        for (var stream = 0; stream < Site.StreamsPerUser; stream++)
        {
            await http.GetAsync($"/api/jobs/{id}/events", HttpCompletionOption.ResponseHeadersRead);
        }

        var polled = visit.Page.RunAndWaitForResponseAsync(
            () => visit.RunAsync("id => { window.end = ended(jobkit.watchJob(id)); }", id),
            answer => answer.Url.EndsWith(id, StringComparison.Ordinal) && answer.Status == 304);
        await polled;
        stage.Site.App.Pace.Next(_user);

        (await visit.RunAsync<JsonElement>("end")).GetProperty("result").GetProperty("words").GetInt32().Should().Be(1);
        var streams = visit.Requests.Where(request => request.Url.EndsWith("/events", StringComparison.Ordinal)).ToList();
        (await streams.Should().ContainSingle().Which.ResponseAsync())!.Status.Should().Be(429);
        var polls = visit.Requests.Where(request => request.Url.EndsWith(id, StringComparison.Ordinal)).ToList();
        polls.Should().HaveCountGreaterThan(1);
        polls.Skip(1).Should().OnlyContain(request => request.Headers.ContainsKey("if-none-match"));
    }

    [BrowserFact]
    public async Task With_headers_it_reads_the_stream_by_fetch()
    {
        await using var visit = await stage.VisitAsync("/module.html", user: null);

        var end = await visit.RunAsync<JsonElement>(
            """
            async user => {
              const headers = { Authorization: `Bearer ${user}` };
              const start = await jobkit.startJob('/api/jobs/count/start', { text: 'one two\fthree' }, { headers });
              const states = [];
              const result = await jobkit.watchJob(start, { headers, onUpdate: job => states.push(job.status) });
              return { result, states };
            }
            """, _user);

        end.GetProperty("result").GetProperty("words").GetInt32().Should().Be(3);
        end.GetProperty("states").EnumerateArray().Last().GetString().Should().Be("completed");
        visit.Paths.Count(path => path.EndsWith("/events", StringComparison.Ordinal)).Should().Be(1);
        visit.Paths.Should().NotContain(path => path.Contains("/status/", StringComparison.Ordinal)).And.NotContain("/api/jobs/antiforgery");
    }

    [BrowserFact]
    public async Task A_stream_by_fetch_goes_on_after_a_restart_of_the_server()
    {
        await using var site = await Site.StartAsync();
        await using var visit = await stage.VisitAsync("/module.html", user: null, site);
        await visit.RunAsync(
            """
            async user => {
              const headers = { Authorization: `Bearer ${user}` };
              const start = await jobkit.startJob('/api/jobs/count/start', { text: 'one', paced: true }, { headers });
              window.states = [];
              window.end = ended(jobkit.watchJob(start, { headers, onUpdate: job => states.push(job) }));
            }
            """, _user);
        await visit.RunAsync("until(() => states.some(job => job.currentStep))");

        await site.App.StopAsync();
        await site.App.StartAgainAsync();
        site.App.Pace.Next(_user, 2);

        (await visit.RunAsync<JsonElement>("end")).GetProperty("result").GetProperty("words").GetInt32().Should().Be(1);
        (await visit.RunAsync<int>("states.filter(job => job.status === 'completed').length")).Should().Be(1);
    }

    [BrowserFact]
    public async Task Ends_without_a_result_reject_with_their_codes()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        await using var stranger = await stage.VisitAsync("/module.html", user: null);
        var failing = await StartAsync(visit, "!fail");
        var cancelled = await StartAsync(visit, "x", paced: true);
        await visit.RunAsync("id => jobkit.cancelJob(id, { reason: 'test' })", cancelled);

        await ShouldEndAsync(visit, failing, "JOB_FAILED", 422, "failed");
        await ShouldEndAsync(visit, cancelled, "JOB_CANCELLED", 410, "cancelled");
        await ShouldEndAsync(visit, Guid.CreateVersion7().ToString(), "JOB_NOT_FOUND", 404, null);
        await ShouldEndAsync(stranger, failing, "UNAUTHENTICATED", 401, null);
    }

    [BrowserFact]
    public async Task A_signal_ends_it_and_a_page_that_nobody_looks_at_asks_less_often()
    {
        var name = _user;
        stage.Site.Spoken.Say(name, new { jobId = "1", status = "processing", progress = 1 });
        await using var visit = await stage.VisitAsync("/module.html", user: null);
        await visit.Page.Clock.InstallAsync();
        await visit.RunAsync(
            """
            name => {
              window.stop = new AbortController();
              window.hidden = true;
              Object.defineProperty(document, 'hidden', { get: () => window.hidden });
              window.end = ended(jobkit.watchJob(`/spoken/${name}`, { signal: stop.signal }));
            }
            """, name);
        await AskedAsync(visit, name, 1);

        await visit.Page.Clock.RunForAsync(5000);
        stage.Site.Spoken.Asked(name).Should().Be(1, "the server says after a second, and nobody looks");
        await visit.RunAsync("() => { window.hidden = false; document.dispatchEvent(new Event('visibilitychange')); }");
        await AskedAsync(visit, name, 2);
        await visit.Page.Clock.RunForAsync(1100);
        await AskedAsync(visit, name, 3);
        await visit.RunAsync("() => stop.abort()");

        (await visit.RunAsync<JsonElement>("end")).GetProperty("name").GetString().Should().Be("AbortError");
    }

    [BrowserFact]
    public async Task Many_followers_on_a_page_leave_connections_to_the_others()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        var ids = new List<string>();
        for (var job = 0; job < 5; job++)
        {
            ids.Add(await StartAsync(visit, "one", paced: true));
        }

        await visit.RunAsync("ids => { window.stop = new AbortController(); for (const id of ids) ended(jobkit.watchJob(id, { signal: stop.signal })); }", ids);
        await visit.Page.WaitForResponseAsync(answer => answer.Url.EndsWith(ids[4], StringComparison.Ordinal));

        visit.Paths.Count(path => path.EndsWith("/events", StringComparison.Ordinal)).Should().Be(3);
        await visit.RunAsync("async ids => { stop.abort(); for (const id of ids) await jobkit.cancelJob(id); }", ids);
    }

    private static async Task AskedAsync(Visit visit, string name, int times)
    {
        while (visit.Requests.Count(request => request.Url.EndsWith(name, StringComparison.Ordinal)) < times)
        {
            await visit.Page.WaitForResponseAsync(answer => answer.Url.EndsWith(name, StringComparison.Ordinal));
        }
    }

    private static async Task ShouldEndAsync(Visit visit, string id, string code, int status, string? job)
    {
        var end = await visit.RunAsync<JsonElement>("id => ended(jobkit.watchJob(id))", id);
        end.GetProperty("name").GetString().Should().Be("JobError");
        end.GetProperty("code").GetString().Should().Be(code);
        end.GetProperty("status").GetInt32().Should().Be(status);
        (end.TryGetProperty("job", out var state) ? state.GetString() : null).Should().Be(job);
        end.GetProperty("message").GetString().Should().NotBeNullOrEmpty().And.NotContain("hunter2");
    }

    private static Task<string> StartAsync(Visit visit, string text, bool paced = false) =>
        visit.RunAsync<string>("async job => (await jobkit.startJob('/api/jobs/count/start', job)).jobId", new { text, paced });
}
