using JobKit.Migration;
using JobKit.Storage;
using JobKit.Tests.Migration.Act.Backup;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Act.Rollback;

public sealed class RollbackDoorTests
{
    private static readonly Rollout Story = new()
    {
        Key = "story",
        Epoch = 4,
        Stage = MigrationStage.RolledBack,
        Salt = "story:1",
        Plan = new()
        {
            Key = "story",
            Stages = [MigrationStage.Canary, MigrationStage.Complete],
            Rollback = new() { Queued = QueuedAtRollback.Hold },
            AlertChannel = "ops",
        },
    };

    [Fact]
    public async Task A_rollback_and_its_steps_and_alert_are_of_one_transaction_and_the_steps_are_done()
    {
        await using var app = new RollbackApp();
        await app.Get<IRolloutStore>().WriteAsync(RolloutRows.Write(New(Story with { Epoch = 3, Stage = MigrationStage.Canary })), default);
        var waits = await app.AddAsync();

        var answer = await app.Get<IRollouts>().RollBackAsync("story", new("alice", "too many errors"));
        await app.Harness.DrainAsync(RollbackReaction.Spread);

        answer.Rollback!.Epoch.Should().Be(4);
        var steps = await app.Get<IRollbackSteps>().ReadAsync("story", 4);
        steps.Select(step => step.Name).Should().Equal("routeToLegacy", "drainQueued", "drainRunning", "pauseWorkers", "backup", "environment", "alert");
        steps.Should().OnlyContain(step => step.State == RollbackStepState.Done || step.Name == "backup");
        (await app.JobAsync(waits)).DueAt.Year.Should().BeGreaterThan(6000);
        (await app.AlertsAsync()).Select(alert => alert.Payload).Should().ContainSingle(text => text.Contains("EMERGENCY ROLLBACK INITIATED"))
            .And.ContainSingle(text => text.Contains("EMERGENCY ROLLBACK COMPLETED"));
        (await app.Get<IRollbackSteps>().ReleaseAsync("story", new("bob", "fixed"))).Should().Be(1);
        (await app.JobAsync(waits)).DueAt.Year.Should().Be(2030);
    }

    [Fact]
    public async Task The_answer_tells_the_steps_and_that_of_a_dry_run_what_they_would_do()
    {
        await using var app = new RollbackApp();
        await app.Get<IRolloutStore>().WriteAsync(RolloutRows.Write(New(Story with { Epoch = 3, Stage = MigrationStage.Canary })), default);
        await app.AddAsync();
        await app.AddAsync();
        var rollouts = app.Get<IRollouts>();
        Task<RollbackAnswer> RollBackAsync(bool dryRun = false) => rollouts.RollBackAsync("story", new("alice", "too many errors"), "key-1", dryRun);

        var would = await RollBackAsync(dryRun: true);
        (await app.Queue.ListAsync(new() { Type = "jobkit.rollback" })).Jobs.Should().BeEmpty();
        var made = await RollBackAsync();
        await app.Harness.DrainAsync(RollbackReaction.Spread);
        var again = await RollBackAsync();
        var late = await RollBackAsync(dryRun: true);

        would.Steps.Should().HaveCount(7).And.OnlyContain(step => step.Epoch == 4 && step.Attempt == 0);
        would.Steps[1].Should().BeEquivalentTo(new { Name = "drainQueued", State = RollbackStepState.Pending, Count = 2 });
        made.Steps.Select(step => step.Name).Should().Equal(would.Steps.Select(step => step.Name));
        made.Steps.Should().OnlyContain(step => step.Epoch == 4);
        again.Steps[1].Should().BeEquivalentTo(new { Name = "drainQueued", State = RollbackStepState.Done, Count = 2 });
        late.Should().BeEquivalentTo(new { Scope = RollbackScope.None, again.Rollback, again.Steps });
    }

    [Fact]
    public async Task A_rollback_whose_steps_cannot_be_read_is_made_all_the_same()
    {
        await using var app = new RollbackApp(more: services => services.AddSingleton<IRollbackStepStore, AwaySteps>());
        await app.Get<IRolloutStore>().WriteAsync(RolloutRows.Write(New(Story with { Epoch = 3, Stage = MigrationStage.Canary })), default);

        var answer = await app.Get<IRollouts>().RollBackAsync("story", new("alice", "too many errors"));

        answer.Should().BeEquivalentTo(new { Scope = RollbackScope.Store, Rollback = new { Epoch = 4L }, Steps = Array.Empty<RollbackStep>() });
    }

    [Fact]
    public async Task A_rollback_that_only_freezes_has_no_steps()
    {
        await using var app = new RollbackApp();
        await app.Get<IRolloutStore>().WriteAsync(RolloutRows.Write(New(Story with { Epoch = 3, Stage = MigrationStage.Complete, Share = TrafficShare.All })), default);

        (await app.Get<IRollouts>().RollBackAsync("story", new("alice", "too many errors"), dryRun: true))
            .Should().BeEquivalentTo(new { Rollback = new { Stage = MigrationStage.Frozen }, Steps = Array.Empty<RollbackStep>() });
    }

    [Fact]
    public async Task Jobs_that_other_nodes_enqueue_before_they_have_read_the_rollback_are_dealt_with_too()
    {
        await using var app = new RollbackApp();
        await app.Get<IRolloutStore>().WriteAsync(RolloutRows.Write(New(Story with { Epoch = 3, Stage = MigrationStage.Canary })), default);
        await app.Get<IRollouts>().RollBackAsync("story", new("alice", "too many errors"));
        await app.Harness.DrainAsync(TimeSpan.Zero);

        var late = await app.AddAsync();
        await app.Harness.DrainAsync(RollbackReaction.Spread);

        HeldDue.IsHeld(await app.JobAsync(late)).Should().BeTrue();
    }

    [Fact]
    public async Task Before_they_are_begun_all_steps_are_pending()
    {
        await using var app = new RollbackApp();

        (await app.Get<IRollbackSteps>().ReadAsync("story", 9)).Should().HaveCount(7).And.OnlyContain(step => step.State == RollbackStepState.Pending && step.Attempt == 0);
        await app.Get<IRollbackSteps>().Invoking(it => it.PreviewAsync("story")).Should().ThrowAsync<RolloutNotFoundException>();
    }

    [Fact]
    public async Task A_rollback_alone_enqueues_steps_and_they_carry_all_they_need()
    {
        await using var app = new RollbackApp();
        var reaction = new RollbackReaction(app.Get<IJobFactory>());

        var job = reaction.JobsFor(Story, Story, Told("rollback")).Should().ContainSingle().Subject;

        job.Should().BeEquivalentTo(new { Type = "jobkit.rollback", Queue = "jobkit-system", UniqueKey = "story:4", MaxAttempts = RollbackJob.Attempts });
        app.Get<JobSerializer>().Read<RollbackJob>(job.Payload, "payload").Should().BeEquivalentTo(
            RollbackApp.Story with { Actor = "alice", Reason = "because", Choices = Story.Plan.Rollback, AlertChannel = "ops" });
        reaction.JobsFor(Story, Story with { Stage = MigrationStage.Frozen }, Told("freeze")).Should().BeEmpty();
        reaction.JobsFor(Story, Story, Told("share")).Should().BeEmpty();
        new RollbackReaction().JobsFor(Story, Story, Told("rollback")).Should().BeEmpty("there is nobody to do them");
    }

    [Theory]
    [InlineData("rollback", AlertSeverity.Critical, "EMERGENCY ROLLBACK INITIATED")]
    [InlineData("freeze", AlertSeverity.Critical, "MIGRATION FROZEN")]
    [InlineData("share", AlertSeverity.Warning, "Migration Rollout Update")]
    [InlineData("stage", AlertSeverity.Info, "Migration Rollout Update")]
    public async Task People_are_told_what_a_rollout_does(string kind, AlertSeverity severity, string title)
    {
        await using var app = new RollbackApp();
        var before = Story with { Stage = kind == "share" ? MigrationStage.RolledBack : MigrationStage.Canary, Share = TrafficShare.FromPercent(10) };

        var job = app.Get<IEnumerable<IRolloutReaction>>().OfType<AlertReaction>().Single().JobsFor(before, Story, Told(kind)).Should().ContainSingle().Subject;

        app.Get<JobSerializer>().Read<AlertJob>(job.Payload, "payload").Should().BeEquivalentTo(new { Title = title, Severity = severity, Channel = "ops" });
    }

    [Fact]
    public async Task What_is_no_move_is_not_told()
    {
        await using var app = new RollbackApp();

        foreach (var kind in new[] { "created", "approve", "plan", "mode", "targets", "acknowledge", "hold", "resume" })
        {
            app.Get<IEnumerable<IRolloutReaction>>().OfType<AlertReaction>().Single().JobsFor(Story, Story, Told(kind)).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_drill_does_all_steps_and_leaves_its_event_alone()
    {
        var sink = new MemorySink();
        await using var app = new RollbackApp(migration => migration.AddFlag(new() { Name = "backgroundJobs", Enabled = true }).AddBackup(backup => backup.Sink = sink));
        await app.Harness.StartAsync();
        var mine = await app.AddAsync();
        var before = (await app.Get<IRolloutEventStore>().ReadTipAsync(default)).Id;

        var steps = await app.Get<IRollbackSteps>().DrillAsync(new("alice", "friday"));

        steps.Should().HaveCount(7).And.OnlyContain(step => step.State == RollbackStepState.Done);
        steps.Single(step => step.Name == "drainQueued").Count.Should().Be(2);
        steps.Single(step => step.Name == "backup").Detail.Should().StartWith("Rehearsed");
        var told = (await app.Get<IRolloutEventStore>().ReadEventsAsync(before, 10, null, default)).Should().ContainSingle().Subject;
        told.Should().BeEquivalentTo(new { Kind = "drill", Actor = "alice", Reason = "friday" });
        told.Evidence.Should().Contain("drainQueued");
        (await app.StepsAsync()).Should().BeEmpty();
        (await app.Get<IRollbackStepStore>().ReadAsync(told.Key, 2, default)).Should().BeEmpty();
        sink.Files.Should().BeEmpty();
        (await app.Get<IFeatureFlags>().FindAsync("backgroundJobs"))!.Enabled.Should().BeTrue();
        (await app.JobAsync(mine)).Status.Should().Be(JobStatus.Pending);
        var jobs = (await app.Queue.ListAsync(new() { IncludeHidden = true })).Jobs;
        jobs.Select(job => job.Type).Should().BeEquivalentTo("scripted", "jobkit.alert");
        jobs.Single(job => job.Type == "jobkit.alert").Payload.Should().Contain("DRILL: EMERGENCY ROLLBACK COMPLETED");
    }

    private static RolloutChange New(Rollout rollout) => new() { Before = null, After = rollout, Event = Told("created") };

    private static RolloutEventDraft Told(string kind) => new() { Key = "story", Actor = "alice", Kind = kind, From = "Canary 25 %", To = "RolledBack", Reason = "because" };
}
