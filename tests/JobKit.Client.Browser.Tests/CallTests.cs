using System.Text.Json;

namespace JobKit.Client.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class CallTests(Stage stage)
{
    private readonly string _user = Guid.CreateVersion7().ToString("N");

    [BrowserFact]
    public async Task The_antiforgery_token_is_fetched_once_and_anew_after_a_sign_in_as_somebody_else()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);

        var status = await visit.RunAsync<JsonElement>(
            """
            async other => {
              const start = () => jobkit.startJob('/api/jobs/count/start', { text: 'x' });
              await start();
              await start();
              await fetch(`/sign-in/${other}`);
              return start();
            }
            """, _user + "b");

        status.GetProperty("status").GetString().Should().Be("pending");
        visit.Paths.Count(path => path == "/api/jobs/antiforgery").Should().Be(2);
        visit.Paths.Count(path => path.EndsWith("/start", StringComparison.Ordinal)).Should().Be(4, "one was refused, and made no job");
        (await stage.Site.App.Queue.ListAsync(new() { Owner = _user + "b" })).Jobs.Should().ContainSingle();
    }

    [BrowserFact]
    public async Task Each_start_has_a_key_of_its_own_or_the_one_that_is_given()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);

        var ids = await visit.RunAsync<string[]>(
            """
            async () => {
              const start = async options => (await jobkit.startJob('/api/jobs/count/start', { text: 'x' }, options)).jobId;
              return [await start(), await start(), await start({ idempotencyKey: 'k' }), await start({ idempotencyKey: 'k' })];
            }
            """);

        ids.Distinct().Should().HaveCount(3);
        ids[2].Should().Be(ids[3]);
    }

    [BrowserFact]
    public async Task Refusals_say_their_code_and_a_server_that_cannot_be_reached_is_one_of_its_own()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);

        var unknown = await visit.RunAsync<JsonElement>("() => ended(jobkit.startJob('/api/jobs/dance/start', {}))");
        var noProblem = await visit.RunAsync<JsonElement>("() => ended(jobkit.listJobs('/no/such'))");
        await visit.Page.Context.SetOfflineAsync(true);
        var offline = await visit.RunAsync<JsonElement>("() => ended(jobkit.listJobs())");

        (unknown.GetProperty("code").GetString(), unknown.GetProperty("status").GetInt32()).Should().Be(("JOB_TYPE_UNKNOWN", 404));
        (noProblem.GetProperty("code").GetString(), noProblem.GetProperty("status").GetInt32()).Should().Be(("HTTP_404", 404));
        (offline.GetProperty("code").GetString(), offline.GetProperty("status").GetInt32()).Should().Be(("NETWORK", 0));
    }

    [BrowserFact]
    public async Task A_list_is_the_users_own()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);
        await visit.RunAsync("() => jobkit.startJob('/api/jobs/count/start', { text: 'x' })");

        var page = await visit.RunAsync<JsonElement>("() => jobkit.listJobs('/api/jobs?limit=5')");

        page.GetProperty("jobs").EnumerateArray().Should().ContainSingle().Which.GetProperty("type").GetString().Should().Be("count");
    }

    [BrowserFact]
    public async Task A_form_is_sent_with_its_progress_and_its_job_followed()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);

        var sent = await visit.RunAsync<JsonElement>(
            """
            async () => {
              const form = new FormData();
              form.append('file', new Blob(['word '.repeat(40000)]), 'words.txt');
              const seen = [];
              const result = await jobkit.uploadWithProgress('/upload', form, { onProgress: step => seen.push(step) });
              return { result, seen };
            }
            """);

        sent.GetProperty("result").GetProperty("words").GetInt32().Should().Be(40_000);
        var seen = sent.GetProperty("seen").EnumerateArray().Select(step => (Phase: step.GetProperty("phase").GetString(), Progress: step.GetProperty("progress").GetInt32())).ToList();
        seen.Should().Contain(("upload", 100)).And.EndWith(("job", 100));
        seen.Select(step => step.Phase == "upload" ? 0 : 1).Should().BeInAscendingOrder();
    }

    [BrowserFact]
    public async Task A_flag_is_kept_as_long_as_the_server_says_for_each_user_apart()
    {
        var flag = _user;
        stage.Site.Spoken.Say($"{flag}/", true);
        stage.Site.Spoken.Say($"{flag}/bob", false);
        await using var visit = await stage.VisitAsync("/module.html", user: null);
        await visit.Page.Clock.InstallAsync();
        Task<bool[]> AskAsync() => visit.RunAsync<bool[]>(
            "async flag => Promise.all([jobkit.evaluateFlag(flag), jobkit.evaluateFlag(flag), jobkit.evaluateFlag(flag, { userId: 'bob' })])", flag);

        var first = await AskAsync();
        var second = await AskAsync();
        var asked = stage.Site.Spoken.Asked($"{flag}/");
        await visit.Page.Clock.FastForwardAsync(31_000);
        stage.Site.Spoken.Say($"{flag}/", false);
        var later = await AskAsync();

        first.Should().Equal(true, true, false);
        second.Should().Equal(first);
        asked.Should().Be(1);
        later[0].Should().BeFalse("a rollback is seen");
    }

    [BrowserFact]
    public async Task A_flag_that_cannot_be_known_is_what_the_caller_says_and_is_asked_for_again()
    {
        await using var visit = await stage.VisitAsync("/module.html", user: null);

        (await visit.RunAsync<bool>("flag => jobkit.evaluateFlag(flag)", _user)).Should().BeFalse();
        (await visit.RunAsync<bool>("flag => jobkit.evaluateFlag(flag, { default: true })", _user)).Should().BeTrue();
        stage.Site.Spoken.Say($"{_user}/", true);
        (await visit.RunAsync<bool>("flag => jobkit.evaluateFlag(flag)", _user)).Should().BeTrue();
    }

    [BrowserFact]
    public async Task Addresses_are_the_usual_ones_until_they_are_set()
    {
        await using var visit = await stage.VisitAsync("/module.html", _user);

        await visit.RunAsync("() => { jobkit.configure({ jobsUrl: '/elsewhere/' }); return Promise.all([ended(jobkit.listJobs()), ended(jobkit.watchJob('x1'))]); }");

        visit.Paths.Should().Contain("/elsewhere").And.Contain("/elsewhere/x1");
    }
}
