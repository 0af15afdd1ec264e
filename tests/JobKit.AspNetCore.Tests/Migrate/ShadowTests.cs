using System.Net;
using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.AspNetCore.Tests.Migrate;

public sealed class ShadowTests
{
    private static readonly RouteDecision Shadowed = FixedRouters.To(MigrationSide.Legacy) with { Stage = MigrationStage.Shadow, Reason = RouteReason.Static };

    [Fact]
    public async Task A_sampled_request_runs_as_a_hidden_job_too_and_the_answers_are_compared()
    {
        await using var app = await StartAsync();

        var answer = await app.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await app.Queue.ListAsync(new() { Owner = "ann" })).Jobs.Should().BeEmpty("a shadow job is hidden from its owner");
        var report = await ComparedAsync(app);
        report.Counts.Should().Contain(ShadowClass.Match, 1, string.Join("; ", report.Groups.SelectMany(it => it.Differences)));
        app.Author.LegacyCalls.Should().Be(1);
    }

    [Fact]
    public async Task What_legacy_writes_by_whatever_way_reaches_the_client_unchanged()
    {
        await using var app = await StartAsync();

        var shadowed = await app.SendAsync("fox");
        var bare = await app.SendAsync("fox", path: MigratedApp.Bare);

        (await shadowed.JsonAsync()).GetProperty("pages").ToString().Should().Be((await bare.JsonAsync()).GetProperty("pages").ToString());
        shadowed.Content.Headers.ContentType.Should().Be(bare.Content.Headers.ContentType);
        shadowed.Headers.TransferEncodingChunked.Should().Be(bare.Headers.TransferEncodingChunked);
        (await app.SendAsync("gone")).StatusCode.Should().Be(HttpStatusCode.BadGateway);
        await FluentActions.Awaiting(() => app.SendAsync("bad")).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Nothing_that_a_trial_throws_reaches_the_client()
    {
        await using var app = await StartAsync(move => move.Map(_ => throw new InvalidOperationException("a bug")));

        (await app.SendAsync()).StatusCode.Should().Be(HttpStatusCode.OK);

        app.Author.LegacyCalls.Should().Be(1);
    }

    [Fact]
    public async Task In_another_stage_nothing_is_copied()
    {
        await using var app = await StartAsync();
        app.Routers.Decision = Shadowed with { Stage = MigrationStage.Canary };

        await app.SendAsync();
        app.Routers.Decision = Shadowed;
        await app.SendAsync("bad fox");

        (await ComparedAsync(app)).Compared.Should().Be(1);
    }

    private static async Task<MigratedApp> StartAsync(Action<EndpointMigration<StoryRequest, MakeStory>>? configure = null)
    {
        var app = await MigratedApp.StartAsync(configure, MigrationSide.Legacy, migration: it => it.AddShadow<MakeStory>(MigratedApp.Key, experiment => experiment
            .Sample(TrafficShare.All)
            .Clean(answer => answer!["pages"]!.DeepClone())));
        app.Routers.Decision = Shadowed;
        return app;
    }

    /// <summary>The report, once there is a comparison.</summary>
    private static async Task<ShadowReport> ComparedAsync(MigratedApp app)
    {
        var reports = app.Services.GetRequiredService<IShadowReports>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (true)
        {
            if (await reports.ReadAsync(MigratedApp.Key, cancellationToken: patience.Token) is { Compared: > 0 } report)
            {
                return report;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
