using System.Text.Json;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Tests.Migration.Act.Rollback;

public sealed class RollbackStepsTests
{
    private static readonly string[] Names = ["routeToLegacy", "drainQueued", "drainRunning", "pauseWorkers", "backup", "environment", "alert"];

    private readonly GatedSink _sink = new();

    [Fact]
    public async Task The_seven_steps_are_done_in_order_and_by_default_leave_the_work_alone()
    {
        await using var app = new RollbackApp(Backup);
        var waits = await app.AddAsync();
        var runs = await app.BeginAsync();

        var (job, steps) = await app.RollBackAtOnceAsync();

        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Queue = "jobkit-system", Attempt = 1 });
        steps.Should().BeEquivalentTo(Names.Select(name => new { Key = "story", Epoch = 4L, Name = name, State = RollbackStepState.Done, Attempt = 1 }));
        Of(steps, "drainQueued").Should().BeEquivalentTo(new { Count = 1, Detail = "1 jobs wait, and will run." });
        Of(steps, "drainRunning").Should().BeEquivalentTo(new { Count = 1, Detail = "1 jobs run, and will finish." });
        Of(steps, "environment").Detail.Should().Be("Cannot change other processes; the database decides.");
        Of(steps, "backup").Detail.Should().MatchRegex("^Backup rollback-story-4-1: 3 jobs, SHA-256 [0-9a-f]{64}\\.$");
        (await app.JobAsync(waits)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, CancelRequested = false });
        (await app.JobAsync(runs.Id)).Should().BeEquivalentTo(new { Status = JobStatus.Processing, CancelRequested = false });
        var alert = (await app.AlertsAsync()).Should().ContainSingle().Subject;
        var told = JsonDocument.Parse(alert.Payload).RootElement;
        told.GetProperty("title").GetString().Should().Be("EMERGENCY ROLLBACK COMPLETED");
        told.GetProperty("text").GetString().Should().Be("Background jobs system has been rolled back to direct processing");
        told.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("title").GetString()).Should().Contain(["By", "Reason", "drainQueued", "backup"]);
    }

    [Fact]
    public async Task A_step_that_fails_holds_up_none_and_is_tried_again_alone()
    {
        _sink.Failures = 2;
        await using var app = new RollbackApp(Backup);
        var waits = await app.AddAsync();

        var (job, steps) = await app.RollBackAsync(new() { Queued = QueuedAtRollback.Cancel });

        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Attempt = 3 });
        steps.Should().OnlyContain(step => step.State == RollbackStepState.Done);
        steps.Where(step => step.Attempt != 1).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "backup", Attempt = 3 });
        (await app.JobAsync(waits)).Status.Should().Be(JobStatus.Cancelled);
        (await app.AlertsAsync()).Should().ContainSingle().Which.Payload.Should().Contain("Failed, and is tried again: The backup").And.Contain("the disk is full");
    }

    [Fact]
    public async Task A_step_that_never_succeeds_is_given_up_and_people_are_told()
    {
        _sink.Failures = int.MaxValue;
        await using var app = new RollbackApp(Backup);

        var (job, steps) = await app.RollBackAsync();

        job.Should().BeEquivalentTo(new { Status = JobStatus.Failed, Attempt = RollbackJob.Attempts });
        Of(steps, "backup").Should().BeEquivalentTo(new { State = RollbackStepState.Failed, Attempt = RollbackJob.Attempts });
        steps.Where(step => step.Name != "backup").Should().OnlyContain(step => step.State == RollbackStepState.Done && step.Attempt == 1);
        (await app.AlertsAsync()).Select(alert => JsonDocument.Parse(alert.Payload).RootElement.GetProperty("title").GetString())
            .Should().BeEquivalentTo("EMERGENCY ROLLBACK COMPLETED", "EMERGENCY ROLLBACK FAILED");
    }

    [Fact]
    public async Task A_step_that_never_ends_is_a_failure_of_its_own_and_people_are_told()
    {
        await using var app = new RollbackApp(Backup);
        _sink.Gate = new TaskCompletionSource().Task;
        _sink.IsDeaf = true;
        var run = app.Get<RollbackRunner>().RunAsync(new(RollbackApp.Story, JobId.New(), Claim: 1), default);
        await _sink.Reached.Task.Soon();

        app.Harness.Clock.Advance(RollbackRunner.LongestStep);

        (await run.Soon()).Failed.Should().Equal("backup");
        var steps = await app.StepsAsync();
        Of(steps, "backup").Should().BeEquivalentTo(new { State = RollbackStepState.Failed, Detail = "It did not end within 45 minutes." });
        Of(steps, "alert").State.Should().Be(RollbackStepState.Done);
        (await app.AlertsAsync()).Should().ContainSingle().Which.Payload.Should().Contain("It did not end within 45 minutes.");
    }

    [Fact]
    public void All_steps_together_have_time_for_the_longest_of_each() =>
        RollbackRunner.Longest.Should().BeGreaterThan(Names.Length * RollbackRunner.LongestStep);

    [Fact]
    public async Task Waiting_jobs_of_this_rollout_alone_are_cancelled()
    {
        await using var app = new RollbackApp();
        var mine = new[] { await app.AddAsync(), await app.AddAsync(epoch: 2), await app.AddAsync(delay: TimeSpan.FromDays(3650)) };
        var others = new[] { await app.AddAsync("image"), await app.AddAsync(epoch: 4), await app.Queue.EnqueueAsync(new Worker.Scripted("plain")) };
        var runs = await app.BeginAsync();

        var (_, steps) = await app.RollBackAtOnceAsync(new() { Queued = QueuedAtRollback.Cancel });

        Of(steps, "drainQueued").Count.Should().Be(3);
        foreach (var id in mine)
        {
            (await app.JobAsync(id)).Should().BeEquivalentTo(new { Status = JobStatus.Cancelled, CancelReason = "Rollback of story: too many errors" });
        }

        foreach (var id in others)
        {
            (await app.JobAsync(id)).Status.Should().Be(JobStatus.Pending);
        }

        (await app.JobAsync(runs.Id)).CancelRequested.Should().BeFalse("the plan lets it finish");
    }

    [Fact]
    public async Task Held_jobs_wait_until_they_are_released_and_are_due_then_when_they_were()
    {
        await using var app = new RollbackApp();
        var (now, later) = (await app.AddAsync(), await app.AddAsync(delay: TimeSpan.FromHours(2)));
        var due = (Now: (await app.JobAsync(now)).DueAt, Later: (await app.JobAsync(later)).DueAt);

        await app.RollBackAsync(new() { Queued = QueuedAtRollback.Hold });

        (await app.JobAsync(now)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, DueAt = HeldDue.Of(new Job { Id = now, Type = "", Queue = "", Payload = "", DueAt = due.Now }, 4) });
        (await app.JobAsync(later)).DueAt.Year.Should().BeGreaterThan(6000);
        (await app.Get<RollbackJobs>().HeldAsync("image", default).ToListAsync()).Should().BeEmpty();
        await foreach (var held in app.Get<RollbackJobs>().HeldAsync("story", default))
        {
            (await app.Get<IJobOperator>().TryReleaseAsync(held, new("bob"), default)).Should().BeTrue();
        }

        ((await app.JobAsync(now)).DueAt, (await app.JobAsync(later)).DueAt).Should().Be(due);
    }

    [Fact]
    public async Task What_an_earlier_rollback_holds_stays_held()
    {
        await using var app = new RollbackApp();
        var (earlier, mine) = (await app.AddAsync(epoch: 2), await app.AddAsync());
        var operators = app.Get<IJobOperator>();
        var old = await app.AddAsync(epoch: 2);
        await operators.TryHoldAsync(await app.JobAsync(earlier), RollbackApp.Story with { Epoch = 3 }, default);
        await operators.TryHoldAsync(await app.JobAsync(mine), RollbackApp.Story, default);
        await operators.TryHoldAsync(await app.JobAsync(old), RollbackApp.Story, default);

        await app.RollBackAsync(new() { Queued = QueuedAtRollback.Cancel });

        (await app.JobAsync(earlier)).Status.Should().Be(JobStatus.Pending);
        (await app.JobAsync(mine)).Status.Should().Be(JobStatus.Cancelled, "a kill may have come between its hold and its cancel");
        (await app.JobAsync(old)).Status.Should().Be(JobStatus.Cancelled, "the same holds of a job that no rollback before held");
    }

    [Fact]
    public async Task What_an_attempt_before_had_cancelled_when_it_was_killed_counts_for_the_step()
    {
        await using var app = new RollbackApp();
        var (first, second) = (await app.AddAsync(), await app.AddAsync());
        var operators = app.Get<IJobOperator>();
        await operators.TryHoldAsync(await app.JobAsync(first), RollbackApp.Story, default);
        await operators.CancelAsync(first, new("bob"));
        await operators.CancelAsync(await app.AddAsync(), new("a user, before the rollback"));

        var (_, steps) = await app.RollBackAsync(new() { Queued = QueuedAtRollback.Cancel });

        Of(steps, "drainQueued").Should().BeEquivalentTo(new { Count = 2, Detail = "2 waiting jobs were cancelled." });
        (await app.JobAsync(second)).Status.Should().Be(JobStatus.Cancelled);
    }

    [Fact]
    public async Task Legacy_does_what_no_worker_ever_began()
    {
        await using var app = new RollbackApp(migration => migration.AddLegacyReplay<Replay>());
        var (fresh, busy) = (await app.AddAsync(), await app.AddAsync());
        var begun = await app.BeginAsync();
        await app.Get<IJobWorkStore>().SettleAsync([new() { JobId = begun.Id, Epoch = begun.Epoch, Verb = JobVerb.Release }], default);
        var due = (await app.JobAsync(begun.Id)).DueAt;
        app.Get<Replays>().Failing.Enqueue(busy);

        var (job, steps) = await app.RollBackAsync(new() { Queued = QueuedAtRollback.ReplayViaLegacy });

        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Attempt = 2 });
        Of(steps, "drainQueued").Should().BeEquivalentTo(new { State = RollbackStepState.Done, Attempt = 2, Count = 2, Detail = "2 waiting jobs were replayed via legacy; 1 had been begun, and will run." });
        app.Get<Replays>().Done.Should().BeEquivalentTo([(fresh, fresh.ToString()), (busy, busy.ToString())]);
        foreach (var id in new[] { fresh, busy })
        {
            (await app.JobAsync(id)).Should().BeEquivalentTo(new { Status = JobStatus.Cancelled, CancelReason = "Replayed via legacy." });
        }

        (await app.JobAsync(begun.Id)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, DueAt = due });
    }

    [Fact]
    public async Task A_job_that_is_begun_before_it_could_be_held_is_left_to_the_workers()
    {
        await using var app = new RollbackApp(migration => migration.AddLegacyReplay<Replay>());
        var begun = await app.AddAsync(queue: "running");
        var seen = await app.JobAsync(begun);
        var claimed = (await app.Get<IJobWorkStore>().ClaimAsync(new() { WorkerId = "w", Types = ["scripted"], Limit = 1, LeaseDuration = TimeSpan.FromDays(1) }, default)).Single();
        var replays = app.Get<LegacyReplays>();

        (await replays.RunAsync(new[] { seen }.ToAsyncEnumerable(), 0, RollbackApp.Story, default)).Count.Should().Be(0, "it runs");
        await app.Get<IJobWorkStore>().SettleAsync([new() { JobId = begun, Epoch = claimed.Epoch, Verb = JobVerb.Release }], default);
        (await replays.RunAsync(new[] { seen }.ToAsyncEnumerable(), 0, RollbackApp.Story, default)).Count.Should().Be(0, "it ran");

        app.Get<Replays>().Done.Should().BeEmpty();
        (await app.JobAsync(begun)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, seen.DueAt });
    }

    [Fact]
    public async Task Without_anything_that_replays_the_step_says_what_is_missing_and_the_jobs_wait()
    {
        await using var app = new RollbackApp();
        var waits = await app.AddAsync();

        var (_, steps) = await app.RollBackAsync(new() { Queued = QueuedAtRollback.ReplayViaLegacy });

        Of(steps, "drainQueued").Should().BeEquivalentTo(new { State = RollbackStepState.Failed, Detail = LegacyReplays.Missing });
        (await app.JobAsync(waits)).DueAt.Year.Should().Be(2030);
    }

    [Fact]
    public async Task Running_jobs_are_asked_to_stop_where_the_plan_says_so()
    {
        await using var app = new RollbackApp();
        var (mine, other) = (await app.BeginAsync(), await app.BeginAsync("image"));

        var (_, steps) = await app.RollBackAtOnceAsync(new() { Running = RunningAtRollback.Cancel });

        Of(steps, "drainRunning").Count.Should().Be(1);
        (await app.JobAsync(mine.Id)).Should().BeEquivalentTo(new { Status = JobStatus.Processing, CancelRequested = true });
        (await app.JobAsync(other.Id)).CancelRequested.Should().BeFalse();
    }

    [Fact]
    public async Task The_queues_of_its_jobs_are_paused_where_the_plan_says_so()
    {
        await using var app = new RollbackApp();
        await app.AddAsync();
        await app.AddAsync("image", queue: "images");
        await app.Queue.CancelAsync(await app.AddAsync(queue: "ended"));

        var (_, steps) = await app.RollBackAsync(new() { Worker = WorkerAtRollback.PauseQueues });

        Of(steps, "pauseWorkers").Detail.Should().Be("The queues of its jobs were paused: ended, stories.");
        (await app.Queue.GetStatisticsAsync()).Queues.Where(queue => queue.Paused).Select(queue => queue.Name).Should().Equal("ended", "stories");
    }

    [Fact]
    public async Task The_seeds_flag_is_switched_off()
    {
        await using var app = new RollbackApp(migration => migration.AddFlag(new() { Name = "backgroundJobs", Enabled = true, Share = TrafficShare.FromPercent(25) }));
        await app.Harness.StartAsync();

        var (_, steps) = await app.RollBackAsync();

        Of(steps, "routeToLegacy").Detail.Should().Be("All requests go to legacy. The flag backgroundJobs was switched off.");
        (await app.Get<IFeatureFlags>().FindAsync("backgroundJobs"))!.Should().BeEquivalentTo(new { Enabled = false, Share = TrafficShare.None, UpdatedBy = "alice" });
    }

    [Fact]
    public async Task Without_a_place_for_backups_that_step_is_skipped()
    {
        await using var app = new RollbackApp();

        var (job, steps) = await app.RollBackAsync();

        job.Status.Should().Be(JobStatus.Completed);
        Of(steps, "backup").Should().BeEquivalentTo(new { State = RollbackStepState.Skipped, Detail = "No place for backups is set with AddBackup()." });
    }

    [Fact]
    public async Task A_preview_tells_all_with_counts_and_writes_nothing()
    {
        await using var app = new RollbackApp(migration => Backup(migration.AddFlag(new() { Name = "backgroundJobs", Enabled = true })));
        await app.Harness.StartAsync();
        var waits = await app.AddAsync();
        var runs = await app.BeginAsync();
        var choices = new RollbackChoices { Queued = QueuedAtRollback.Cancel, Running = RunningAtRollback.Cancel, Worker = WorkerAtRollback.PauseQueues };

        var steps = await app.Get<RollbackRunner>().PreviewAsync(RollbackApp.Story with { Choices = choices }, default);

        steps.Select(step => (step.Name, step.State, step.Count)).Should().Equal(
            ("routeToLegacy", RollbackStepState.Pending, null), ("drainQueued", RollbackStepState.Pending, 1), ("drainRunning", RollbackStepState.Pending, 1),
            ("pauseWorkers", RollbackStepState.Pending, 2), ("backup", RollbackStepState.Pending, null), ("environment", RollbackStepState.Pending, null),
            ("alert", RollbackStepState.Pending, null));
        (await app.StepsAsync()).Should().BeEmpty();
        (await app.JobAsync(waits)).Should().BeEquivalentTo(new { Status = JobStatus.Pending, DueAt = app.Harness.Clock.GetUtcNow() });
        (await app.JobAsync(runs.Id)).CancelRequested.Should().BeFalse();
        (await app.Get<IFeatureFlags>().FindAsync("backgroundJobs"))!.Enabled.Should().BeTrue();
        (await app.Queue.GetStatisticsAsync()).Queues.Should().NotContain(queue => queue.Paused);
        _sink.Files.Should().BeEmpty();
        (await app.AlertsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_kill_in_the_middle_loses_no_step_and_none_is_done_twice()
    {
        var choices = new RollbackChoices { Queued = QueuedAtRollback.Cancel };
        await using var app = new RollbackApp(Backup);
        await app.AddAsync();
        var job = RollbackApp.Story with { Choices = choices };
        using var killed = new CancellationTokenSource();
        _sink.Gate = new TaskCompletionSource().Task;
        var first = app.Get<RollbackRunner>().RunAsync(new(job, JobId.New(), Claim: 1), killed.Token);
        await _sink.Reached.Task.Soon();
        await killed.CancelAsync();
        await first.Invoking(it => it.Soon()).Should().ThrowAsync<OperationCanceledException>();
        (await app.StepsAsync()).Select(step => (step.Name, step.State)).Should().BeEquivalentTo(
            [.. Names[..4].Select(name => (name, RollbackStepState.Done)), ("backup", RollbackStepState.Running)]);
        var late = await app.AddAsync();

        (await app.Get<RollbackRunner>().RunAsync(new(job, JobId.New(), Claim: 2), default)).Failed.Should().BeEmpty();

        var steps = await app.StepsAsync();
        steps.Should().HaveCount(7).And.OnlyContain(step => step.State == RollbackStepState.Done && step.Attempt == (step.Name == "backup" ? 2 : 1));
        (await app.JobAsync(late)).Status.Should().Be(JobStatus.Pending, "its step was done before it came");
    }

    [Fact]
    public async Task A_node_that_lost_its_lease_finishes_no_step_and_begins_none()
    {
        await using var app = new RollbackApp(Backup);
        var gate = new TaskCompletionSource();
        _sink.Gate = gate.Task;
        var job = JobId.New();
        var runner = app.Get<RollbackRunner>();
        var stale = runner.RunAsync(new(RollbackApp.Story, job, Claim: 1), default);
        await _sink.Reached.Task.Soon();

        await runner.RunAsync(new(RollbackApp.Story, job, Claim: 2), default);
        var done = await app.StepsAsync();
        gate.SetResult();
        (await stale.Soon()).Failed.Should().BeEmpty();

        (await app.StepsAsync()).Should().BeEquivalentTo(done);
        Of(done, "backup").Detail.Should().StartWith("Backup rollback-story-4-2:");
        (await app.AlertsAsync()).Should().ContainSingle();
    }

    private static RollbackStep Of(IEnumerable<RollbackStep> steps, string name) => steps.Single(step => step.Name == name);

    private void Backup(IJobMigrationBuilder migration) => migration.AddBackup(backup => backup.Sink = _sink);
}
