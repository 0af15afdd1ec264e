using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JobKit.Tests.Migration.Backfill;

/// <summary>Backfills as an app runs them, through the real worker under virtual time.</summary>
public sealed class BackfillJobsTests : IAsyncDisposable
{
    private static readonly OperatorAction Alice = new("alice");

    private readonly MemorySource _source = new("books", 30, new() { Ranges = 2, MinChunkRows = 1, ChunkRows = 5, MaxChunkRows = 5, MaxRowsPerSecond = 5 });
    private readonly ServiceProvider _services;

    public BackfillJobsTests()
    {
        _services = new ServiceCollection()
            .AddJobTestHarness()
            .AddJobMigration()
            .AddSingleton<IBackfillSource>(_source)
            .BuildServiceProvider();
        _source.Store = _services.GetRequiredService<IBackfillStore>();
    }

    private JobTestHarness Harness => _services.GetRequiredService<JobTestHarness>();

    private IBackfills Door => _services.GetRequiredService<IBackfills>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task It_runs_as_jobs_within_its_rate_and_the_followed_one_shows_the_whole()
    {
        await Harness.StartAsync();
        var began = Harness.Clock.GetUtcNow();
        var started = await Door.StartAsync("books", Alice);

        (await UntilAsync(BackfillState.Finished)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 30L, Total = 30L, started.JobId });
        var job = (await Harness.Queue.GetAsync(started.JobId!.Value))!;
        job.Should().BeEquivalentTo(new { Status = JobStatus.Completed, Queue = "jobkit-backfill", Progress = 100 });
        (job.FinishedAt!.Value - began).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(4), "30 rows at 5 a second, without the wait after the last chunks");
    }

    [Fact]
    public async Task A_running_backfill_that_has_lost_its_jobs_gets_new_ones()
    {
        var lost = await Door.StartAsync("books", Alice);
        foreach (var job in (await Harness.Queue.ListAsync(new() { Type = BackfillWork.TypeName })).Jobs)
        {
            await Harness.Queue.CancelAsync(job.Id);
        }

        // Of two jobs of one instant, which is the newer one is left to chance.
        Harness.Clock.Advance(TimeSpan.FromSeconds(1));
        await Harness.StartAsync();
        await _services.GetServices<IHostedService>().OfType<BackfillWatch>().Single().LookAsync(default);
        var now = await UntilAsync(BackfillState.Finished);
        now.Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 30L });
        now.JobId.Should().NotBe(lost.JobId);
        _source.Done.Values.Should().NotContain(times => times != 1);
    }

    [Fact]
    public async Task Failures_in_a_row_stop_it_with_the_error_and_a_resume_goes_on()
    {
        _source.At = _ => throw new IOException("the disk is full");
        await Door.StartAsync("books", Alice);

        var stopped = await UntilAsync(BackfillState.Stopped);
        stopped.Reason.Should().Be("8 attempts in a row failed. The last error: IOException: the disk is full");
        _source.At = _ => { };
        await Door.ResumeAsync("books", Alice);
        (await UntilAsync(BackfillState.Finished)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 30L });
    }

    [Fact]
    public async Task Failures_with_chunks_in_between_never_stop_it()
    {
        var steps = 0;
        _source.At = step =>
        {
            if (step == "read" && ++steps % 2 == 0)
            {
                throw new IOException("away for a moment");
            }
        };
        await Door.StartAsync("books", Alice);

        (await UntilAsync(BackfillState.Finished)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 30L });
    }

    [Fact]
    public async Task Failures_far_apart_never_stop_it_though_each_cost_a_whole_attempt()
    {
        // Fifteen chunks, and before each an attempt that ends without one.
        (_source.Options.Ranges, _source.Options.ChunkRows, _source.Options.MaxChunkRows) = (1, 2, 2);
        var reads = 0;
        _source.At = step =>
        {
            if (step == "read" && ++reads % 3 != 0)
            {
                throw new IOException("away for a moment");
            }
        };
        await Door.StartAsync("books", Alice);

        (await UntilAsync(BackfillState.Finished)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 30L });
        reads.Should().BeGreaterThan(40);
    }

    [Fact]
    public async Task An_attempt_without_a_failure_ends_a_row_of_failures_too()
    {
        _source.Options.Ranges = 1;
        var tomorrow = _services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(1).DayOfWeek;
        var reads = 0;
        _source.At = step =>
        {
            if (step == "read" && ++reads <= 14)
            {
                _source.Options.Windows = reads == 7 ? [new() { Days = Enum.Parse<PlanDays>(tomorrow.ToString()), From = TimeSpan.Zero, To = TimeSpan.FromHours(24) }] : [];
                throw new IOException("away for a moment");
            }
        };
        await Door.StartAsync("books", Alice);

        while (reads < 7)
        {
            await Harness.DrainAsync(TimeSpan.FromMinutes(10));
        }

        await Harness.DrainAsync(TimeSpan.FromMinutes(10));
        reads.Should().Be(7, "its window is closed");
        _source.Options.Windows = [];
        (await UntilAsync(BackfillState.Finished)).Should().BeEquivalentTo(new { State = BackfillState.Finished, Done = 30L });
    }

    [Fact]
    public async Task The_job_of_a_backfill_that_this_node_does_not_have_waits_for_another()
    {
        await Harness.StartAsync();
        var id = await Harness.Queue.EnqueueAsync(new BackfillWork("comics", 1, 0));

        var enqueuedAt = Harness.Clock.GetUtcNow();
        Job job;
        do
        {
            await Harness.DrainAsync(TimeSpan.FromSeconds(1));
            job = (await Harness.Queue.GetAsync(id))!;
        }
        while (job.DueAt <= enqueuedAt);

        job.Should().BeEquivalentTo(new { Status = JobStatus.Pending, Attempt = 0, Error = (JobError?)null });
    }

    [Fact]
    public async Task A_backfill_that_cannot_be_run_stops_the_apps_start()
    {
        _source.Options.Ranges = 65;

        var start = () => Harness.StartAsync();

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("Ranges of the backfill books is 65.*");
    }

    // A drain may begin before the worker has heard of a new job.
    private async Task<BackfillProgress> UntilAsync(BackfillState state)
    {
        for (var drain = 0; ; drain++)
        {
            await Harness.DrainAsync(TimeSpan.FromMinutes(10));
            if (await Door.GetAsync("books") is var now && (now.State == state || drain > 200))
            {
                now.State.Should().Be(state);
                return now;
            }
        }
    }
}
