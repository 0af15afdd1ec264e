using System.Text.Json.Nodes;
using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Migration.Compat;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Verify;

public sealed class MigrationVerificationTests
{
    [Fact]
    public async Task A_system_that_is_well_passes_and_nothing_of_the_probe_is_left()
    {
        await using var scene = new VerificationScene();

        var report = await scene.RunAsync();

        report.Checks.Where(it => it.State is not (VerificationState.Passed or VerificationState.Open)).Should().BeEmpty();
        report.Should().BeEquivalentTo(new { Success = true, ExitCode = 0, Error = (string?)null });
        (await scene.JobsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_report_is_the_seed_documents_json()
    {
        await using var scene = new VerificationScene();

        var json = JsonNode.Parse((await scene.RunAsync()).ToJson())!.AsObject();

        json.Select(it => it.Key).Should().Equal("success", "results", "details");
        json["success"]!.GetValue<bool>().Should().BeTrue();
        json["results"]!.AsObject().Take(8).Should().OnlyContain(it => it.Value!.GetValue<bool>());
        json["results"]!.AsObject().Take(7).Select(it => it.Key).Should().Equal(
            "systemHealthy", "jobCreation", "jobProcessing", "queueStatus", "jobStats", "noStuckJobs", "performanceMetrics");
        var details = json["details"]!.AsObject();
        details.Select(it => it.Key).Should().ContainInOrder("healthReport", "testJobId", "jobStatus", "queueStatus", "jobStats", "stuckJobsCount", "performanceMetrics");
        details["healthReport"]!.ToJsonString().Should().Be("""{"status":"healthy","queueDepth":0,"errorRate":0}""");
        details["jobStatus"]!["status"]!.GetValue<string>().Should().Be("completed");
        details["jobStatus"]!["progress"]!.GetValue<int>().Should().Be(100);
        details["stuckJobsCount"]!.GetValue<int>().Should().Be(0);
        details["open"]!.AsArray().Should().HaveCount(23);
    }

    [Fact]
    public async Task Without_a_worker_the_probe_fails_at_its_deadline_and_is_removed()
    {
        await using var scene = new VerificationScene();
        var begun = scene.Harness.Clock.GetUtcNow();

        var report = await scene.RunAsync(new() { ProbeDeadline = TimeSpan.FromSeconds(5) }, works: false);

        report.ExitCode.Should().Be(1);
        StateOf(report, "jobCreation").Should().Be(VerificationState.Passed);
        StateOf(report, "jobProcessing").Should().Be(VerificationState.Failed);
        (scene.Harness.Clock.GetUtcNow() - begun).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5)).And.BeLessThan(TimeSpan.FromSeconds(15));
        (await scene.JobsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_job_that_was_lost_is_found_behind_any_number_of_newer_ones_that_run()
    {
        await using var scene = new VerificationScene();
        await HoldAsync(scene, 1, TimeSpan.FromSeconds(1));
        scene.Harness.Clock.Advance(VerificationMeasures.SweepPatience + TimeSpan.FromSeconds(2));
        await HoldAsync(scene, 1, TimeSpan.FromSeconds(1));
        scene.Harness.Clock.Advance(TimeSpan.FromSeconds(30));
        await HoldAsync(scene, 201, TimeSpan.FromHours(1));

        (await scene.Measures.ReadAsync(probed: false, default)).LostJobs.Should().Be(1, "one has just ended, and the others run");
    }

    private static async Task HoldAsync(VerificationScene scene, int jobs, TimeSpan lease)
    {
        for (var job = 0; job < jobs; job++)
        {
            await scene.Harness.Queue.EnqueueAsync(new Story("held"));
        }

        (await scene.Store.ClaimAsync(new() { WorkerId = "w", Types = ["storybook"], Limit = jobs, LeaseDuration = lease }, default)).Should().HaveCount(jobs);
    }

    [Fact]
    public async Task A_store_that_shows_anothers_job_fails_isolation()
    {
        await using var scene = new VerificationScene(replace: services =>
            services.AddSingleton<IJobQueryStore>(provider => new OpenQueryStore(provider.GetRequiredService<IJobStore>())));

        var report = await scene.RunAsync();

        report.Checks.Where(it => it.State == VerificationState.Failed).Select(it => it.Check.Id).Should().Equal("isolation");
        report.ExitCode.Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_as_could_not_run()
    {
        await using var scene = new VerificationScene(replace: services =>
            services.AddSingleton<IJobQueryStore>(provider => new OpenQueryStore(provider.GetRequiredService<IJobStore>(), away: true)));

        var report = await scene.RunAsync(works: false);

        report.Should().BeEquivalentTo(new { Success = false, ExitCode = 2 });
        JsonNode.Parse(report.ToJson())!.ToJsonString().Should().Be(
            """{"success":false,"results":{"error":false},"details":{"error":"JobStoreException: The database is away."}}""");
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(false, true, 1)]
    [InlineData(false, false, 0)]
    public async Task A_check_of_the_app_counts_like_the_librarys(bool passes, bool critical, int exitCode)
    {
        await using var scene = new VerificationScene(migration => migration.AddCheck(
            "discount", "Shop", "Discounts are granted", (context, _) => Task.FromResult(new VerificationFinding(passes, context.Migration)), critical));

        var report = await scene.RunAsync(new() { Migration = "create-order" });

        report.ExitCode.Should().Be(exitCode);
        var json = JsonNode.Parse(report.ToJson())!;
        json["results"]!["discount"]!.GetValue<bool>().Should().Be(passes);
        json["details"]!["discount"]!.GetValue<string>().Should().Be("create-order");
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task A_check_that_throws_could_not_run_and_the_others_are_judged(bool critical, int exitCode)
    {
        await using var scene = new VerificationScene(migration => migration.AddCheck(
            "mail", "Shop", "Mail is sent", (_, _) => throw new IOException("no mail server"), critical));

        var report = await scene.RunAsync();

        report.ExitCode.Should().Be(exitCode);
        StateOf(report, "mail").Should().Be(VerificationState.NotRun);
        JsonNode.Parse(report.ToJson())!["details"]!["mail"]!.ToJsonString().Should().Be("""{"error":"IOException: no mail server"}""");
        StateOf(report, "isolation").Should().Be(VerificationState.Passed);
    }

    [Fact]
    public async Task Open_checks_are_told_by_3_only_where_that_is_asked_for()
    {
        await using var scene = new VerificationScene();

        (await scene.RunAsync(new() { Strict = true })).Should().BeEquivalentTo(new { Success = true, ExitCode = 3 });
        foreach (var check in scene.Verification.Checks.Where(it => it.Kind == VerificationKind.Manual))
        {
            await scene.Verification.AnswerAsync(check.Id, passed: true, "ann");
        }

        var report = await scene.RunAsync(new() { Strict = true });
        report.ExitCode.Should().Be(0);
        JsonNode.Parse(report.ToJson())!["results"]!.AsObject().Should().HaveCount(40);
    }

    [Fact]
    public async Task A_persons_answer_stands_in_the_report_with_who_when_and_why()
    {
        await using var scene = new VerificationScene();
        await scene.Verification.AnswerAsync("webhookSecurity", passed: true, "ann");
        var answer = await scene.Verification.AnswerAsync("webhookSecurity", passed: false, "bob", "a replay was taken");

        var report = await scene.RunAsync();

        report.ExitCode.Should().Be(1);
        StateOf(report, "webhookSecurity").Should().Be(VerificationState.Failed);
        var detail = JsonNode.Parse(report.ToJson())!["details"]!["webhookSecurity"]!;
        detail["by"]!.GetValue<string>().Should().Be("bob");
        detail["note"]!.GetValue<string>().Should().Be("a replay was taken");
        detail["at"]!.GetValue<DateTime>().Should().Be(answer.At.UtcDateTime);
        StateOf(await scene.RunAsync(new() { Migration = "other" }), "webhookSecurity").Should().Be(VerificationState.Open);
    }

    [Theory]
    [InlineData("nothing", "ann", null, "", "There is no check \"nothing\". The checks that people answer are: *")]
    [InlineData("isolation", "ann", null, "", "The check \"isolation\" is judged by the program. The checks that people answer are: storybookGeneration, *")]
    [InlineData("dashboards", "", null, "", "Who answers is 0 characters long.*")]
    [InlineData("dashboards", "ann", "a\0b", "", "The note is \"a?b\"*")]
    [InlineData("dashboards", "ann", null, "a\0b", "The migration is \"a?b\"*")]
    public async Task An_answer_that_is_none_is_refused(string check, string by, string? note, string migration, string sentence)
    {
        await using var scene = new VerificationScene();

        var answer = () => scene.Verification.AnswerAsync(check, true, by, note, migration);

        (await answer.Should().ThrowAsync<ArgumentException>()).WithMessage(sentence);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(301)]
    public async Task A_deadline_out_of_its_range_is_refused(double seconds)
    {
        await using var scene = new VerificationScene();

        var run = () => scene.Verification.RunAsync(new() { ProbeDeadline = TimeSpan.FromSeconds(seconds) });

        (await run.Should().ThrowAsync<ArgumentException>()).WithMessage("VerificationRequest.ProbeDeadline is *. It must be between 00:00:01 and 00:05:00. Set it, or remove it for the default, 30 s.*");
    }

    [Fact]
    public async Task Whoever_stops_a_run_leaves_no_probe()
    {
        await using var scene = new VerificationScene();
        using var stop = new CancellationTokenSource();
        var running = scene.Verification.RunAsync(cancellationToken: stop.Token);
        while (!(await scene.JobsAsync()).Any())
        {
            await Task.Yield();
        }

        await stop.CancelAsync();

        await FluentActions.Awaiting(() => running.Soon()).Should().ThrowAsync<OperationCanceledException>();
        (await scene.JobsAsync()).Should().BeEmpty();
    }

    private static VerificationState StateOf(VerificationReport report, string check) => report.Checks.Single(it => it.Check.Id == check).State;
}
