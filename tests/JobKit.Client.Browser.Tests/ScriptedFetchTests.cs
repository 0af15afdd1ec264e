using System.Text.Json;

namespace JobKit.Client.Browser.Tests;

/// <summary>What a server on loopback does not do on demand: the page's fetch says it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ScriptedFetchTests(Stage stage)
{
    private const string Job = "0198c0de-0000-7000-8000-000000000001";

    [BrowserFact]
    public async Task Another_origin_is_not_sent_the_token()
    {
        await using var visit = await stage.VisitAsync("/module.html", user: null);

        var asked = await visit.RunAsync<string[]>(
            """
            async () => {
              const asked = [];
              window.fetch = async (url, { headers }) => {
                asked.push(`${url} ${headers.get('X-JobKit-Csrf')} ${headers.get('RequestVerificationToken')}`);
                return Response.json({ header: 'X-JobKit-Csrf', token: 'secret' });
              };
              await jobkit.startJob('https://elsewhere.example/start', {});
              await jobkit.startJob('/start', {});
              await jobkit.startJob('/start', {}, { headers: { Authorization: 'Bearer x' } });
              return asked;
            }
            """);

        asked.Should().Equal(
            "https://elsewhere.example/start null null", "/api/jobs/antiforgery null null", "/start secret secret", "/start null null");
    }

    [BrowserFact]
    public async Task Events_may_come_in_pieces_and_a_job_may_be_gone()
    {
        await using var visit = await stage.VisitAsync("/module.html", user: null);

        var pieces = await visit.RunAsync<JsonElement>(
            """
            job => {
              const bytes = new TextEncoder().encode(':\n\nid: a\r\nevent: job\r\ndata: {"status":"completed",\r\ndata: "result":"drei Bücher"}\r\n\r\n');
              window.fetch = async () => new Response(
                new ReadableStream({ start(to) { for (const byte of bytes) to.enqueue(new Uint8Array([byte])); } }),
                { headers: { 'Content-Type': 'text/event-stream' } });
              return ended(jobkit.watchJob(job, { headers: { A: 'b' } }));
            }
            """, Job);
        var gone = await visit.RunAsync<JsonElement>(
            """
            job => {
              window.fetch = async () => new Response('event: gone\ndata: {}\n\n', { headers: { 'Content-Type': 'text/event-stream' } });
              return ended(jobkit.watchJob(job, { headers: { A: 'b' } }));
            }
            """, Job);

        pieces.GetProperty("result").GetString().Should().Be("drei Bücher");
        gone.GetProperty("code").GetString().Should().Be("JOB_NOT_FOUND");
    }

    [BrowserFact]
    public async Task A_server_that_is_away_is_waited_for_as_long_as_it_asks()
    {
        await using var visit = await stage.VisitAsync("/module.html", user: null);
        await visit.Page.Clock.InstallAsync();
        await visit.RunAsync(
            """
            () => {
              window.times = [];
              const answers = [
                () => { throw new TypeError('away'); },
                () => new Response(null, { status: 503, headers: { 'Retry-After': '60' } }),
                () => Response.json({ status: 'completed', result: 3 }),
              ];
              window.fetch = async () => {
                times.push(Date.now());
                return answers.shift()();
              };
              window.end = ended(jobkit.watchJob('/somewhere'));
            }
            """);

        await visit.Page.Clock.RunForAsync(1100);
        await visit.Page.Clock.RunForAsync(30_000);
        var early = await visit.RunAsync<int>("times.length");
        await visit.Page.Clock.RunForAsync(31_000);

        early.Should().Be(2);
        (await visit.RunAsync<JsonElement>("end")).GetProperty("result").GetInt32().Should().Be(3);
    }
}
