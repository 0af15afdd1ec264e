using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>What legacy clients were answered before the migration, kept in a file, is what they are answered at every share.</summary>
/// <remarks>JOBKIT_ACCEPT=1 records anew.</remarks>
public sealed partial class RecordedAnswersTests
{
    private static readonly string File = Path.Combine(
        typeof(RecordedAnswersTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(it => it.Key == "RepositoryRoot").Value!,
        "tests", "JobKit.AspNetCore.Tests", "Migrate", "legacy-exchanges.json");

    private static readonly string[] Bodies =
    [
        """{"title":"The fox","pages":3,"audience":"kids"}""",
        """{"title":"Zoë & «the» <dragon> + \"日本\" 😀","pages":1}""",
        """{"pages":2,"title":"order of members does not count","more":true}""",
        """{"title":"no pages said"}""",
        """{"title":"","pages":1}""",
        """{"title":"too many","pages":6}""",
        """{"title":"wrong type","pages":"3x"}""",
        """{"title":"cut of""",
        """[]""",
        "",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task The_migrated_endpoint_answers_byte_by_byte_what_legacy_did(int percent)
    {
        await using var app = await AppAtAsync(percent);
        var recorded = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!.AsArray();
        recorded.Should().HaveCount(Bodies.Length);
        for (var user = 0; user < 12; user++)
        {
            foreach (var exchange in recorded)
            {
                var answered = await ExchangeAsync(app, (string)exchange!["request"]!, "user-" + user, LegacyStory.Path);

                answered.ToJsonString().Should().Be(exchange.ToJsonString());
            }
        }

        // Of ten bodies four are stories that a job may make.
        var jobs = app.Author.Jobs.Count;
        (percent switch { 0 => jobs == 0, 100 => jobs == 48 && app.Author.LegacyCalls == 24, _ => jobs is > 0 and < 48 && jobs % 4 == 0 })
            .Should().BeTrue("at {0} % there were {1} jobs and {2} calls of legacy", percent, jobs, app.Author.LegacyCalls);
    }

    [Fact]
    public async Task The_record_is_what_the_endpoint_without_a_migration_answers()
    {
        await using var app = await AppAtAsync(0);
        var exchanges = new JsonArray();
        foreach (var body in Bodies)
        {
            exchanges.Add(await ExchangeAsync(app, body, "ann", MigratedApp.Bare));
        }

        var text = exchanges.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        if (Environment.GetEnvironmentVariable("JOBKIT_ACCEPT") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, text);
        }

        text.Should().Be(await System.IO.File.ReadAllTextAsync(File));
    }

    private static async Task<MigratedApp> AppAtAsync(int percent)
    {
        var app = await MigratedApp.StartAsync(
            move => move.RunIf(request => request.Title.Length > 0),
            routesByRollout: true,
            migration: it => it.AddRollout(RolloutPlans.FourStages(MigratedApp.Key) with
            {
                Holdback = TrafficShare.None,
                Steps = [TrafficShare.FromPercent(10), TrafficShare.FromPercent(50), TrafficShare.All],
            }).AddShadow<MakeStory>(MigratedApp.Key, experiment => experiment.RunIf(_ => false)));
        var rollouts = app.Services.GetRequiredService<IRollouts>();
        var ann = new OperatorAction("ann", "a test");
        var now = percent == 0 ? null : await rollouts.StartAsync(new(MigratedApp.Key, ann), acceptInfeasible: true);
        while (now is not null && now.Share != TrafficShare.FromPercent(percent))
        {
            now = await rollouts.AdvanceAsync(new(MigratedApp.Key, ann), force: true);
        }

        return app;
    }

    private static async Task<JsonObject> ExchangeAsync(MigratedApp app, string body, string user, string path)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        var answer = await app.SendAsync(content, user, path: path);
        return new()
        {
            ["request"] = body,
            ["status"] = (int)answer.StatusCode,
            ["contentType"] = answer.Content.Headers.ContentType?.ToString(),
            ["body"] = Volatile().Replace(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()), "${name}<volatile>"),
        };
    }

    [GeneratedRegex("(?<name>\"id\":\")[0-9a-f-]{36}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Volatile();
}
