using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Testing.Harness;

public sealed class JobTestHarnessTests : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly JobTestHarness _harness;

    public JobTestHarnessTests()
    {
        _services = new ServiceCollection()
            .AddSingleton<Gate>()
            .AddJobTestHarness(jobs => jobs
                .AddHandler<Count, CountHandler>()
                .AddHandler<Fail, FailHandler>()
                .AddHandler<Nap, DateTimeOffset, NapHandler>()
                .AddHandler<Block, BlockHandler>())
            .BuildServiceProvider();
        _harness = _services.GetRequiredService<JobTestHarness>();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task A_drain_runs_what_is_due_and_all_that_follows_from_it()
    {
        await _harness.Queue.EnqueueAsync(new Count(20));

        var result = await _harness.DrainAsync();

        (result.Attempts, result.Left).Should().Be((21, 0));
        (await _harness.Queue.GetStatisticsAsync()).Counts[JobStatus.Completed].Value.Should().Be(21);
    }

    [Fact]
    public async Task A_drain_waits_for_a_worker_that_looks_late()
    {
        await using var services = new ServiceCollection()
            .AddJobTestHarness(jobs => jobs
                .AddHandler<Count, CountHandler>()
                .UseStore(provider => new LateStore(provider.GetRequiredService<TimeProvider>())))
            .BuildServiceProvider();
        var harness = services.GetRequiredService<JobTestHarness>();
        await harness.DrainAsync();
        ((LateStore)services.GetRequiredService<IJobStore>()).BeLate();
        await harness.Queue.EnqueueAsync(new Count(0));

        (await harness.DrainAsync()).Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_job_due_later_runs_at_its_time()
    {
        var start = _harness.Clock.GetUtcNow();
        JobId id = await _harness.Queue.EnqueueAsync(new Count(0), new() { Delay = TimeSpan.FromHours(5) });

        (await _harness.DrainAsync(TimeSpan.FromHours(4))).Should().Be(new DrainResult(0, TimeSpan.Zero, 1));
        await _harness.DrainAsync();

        (await _harness.Queue.GetAsync(id))!.StartedAt.Should().Be(start.AddHours(5));
    }

    [Fact]
    public async Task Retries_are_waited_out_in_virtual_time()
    {
        JobId id = await _harness.Queue.EnqueueAsync(new Fail(3));

        var result = await _harness.DrainAsync();

        var job = await _harness.Queue.GetAsync(id);
        (job!.Status, job.Attempt, result.Attempts).Should().Be((JobStatus.Completed, 4, 4));
        (await _harness.Operator.GetAttemptsAsync(id)).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_job_that_never_succeeds_fails_after_its_last_attempt()
    {
        JobId id = await _harness.Queue.EnqueueAsync(new Fail(99), new() { MaxAttempts = 3 });

        await _harness.DrainAsync();

        var job = await _harness.Queue.GetAsync(id);
        (job!.Status, job.Attempt, job.FailureReason).Should().Be((JobStatus.Failed, 3, JobFailureReason.AttemptsExhausted));
    }

    [Fact]
    public async Task A_handler_that_waits_on_the_clock_keeps_its_lease_until_it_is_done()
    {
        var start = _harness.Clock.GetUtcNow();
        JobId id = await _harness.Queue.EnqueueAsync(new Nap(14));

        var result = await _harness.DrainAsync();

        var job = await _harness.Queue.GetAsync(id);
        (job!.Status, job.Attempt, result.Attempts).Should().Be((JobStatus.Completed, 1, 1));
        _harness.Queue.ReadResult<DateTimeOffset>(job).Should().Be(start.AddMinutes(14));
    }

    [Fact]
    public async Task A_handler_that_waits_past_its_timeout_is_timed_out()
    {
        JobId id = await _harness.Queue.EnqueueAsync(new Nap(60), new() { MaxAttempts = 1, Timeout = TimeSpan.FromMinutes(2) });

        await _harness.DrainAsync();

        (await _harness.Queue.GetAsync(id))!.FailureReason.Should().Be(JobFailureReason.TimedOut);
    }

    [Fact]
    public async Task A_handler_that_waits_for_the_test_holds_the_clock_still_until_it_goes_on()
    {
        var start = _harness.Clock.GetUtcNow();
        await _harness.Queue.EnqueueAsync(new Count(0), new() { Delay = TimeSpan.FromHours(1) });
        JobId id = await _harness.Queue.EnqueueAsync(new Block());
        var drain = _harness.DrainAsync();
        await _services.GetRequiredService<Gate>().Reached.Task;

        _services.GetRequiredService<Gate>().Opened.SetResult();
        await drain;

        (await _harness.Queue.GetAsync(id))!.FinishedAt.Should().Be(start);
    }

    [Fact]
    public async Task A_handler_that_waits_for_what_never_happens_ends_the_drain_with_its_name()
    {
        await using var harness = new JobTestHarness(_services) { Patience = TimeSpan.FromMilliseconds(50) };
        await harness.StartAsync();
        await harness.Queue.EnqueueAsync(new Block());
        await _services.GetRequiredService<Gate>().Reached.Task;

        await FluentActions.Awaiting(() => harness.DrainAsync()).Should().ThrowAsync<TimeoutException>().WithMessage("*waited on the harness's clock: block.*");

        (await harness.Queue.GetStatisticsAsync()).Counts[JobStatus.Processing].Value.Should().Be(1);
    }

    [Fact]
    public async Task A_paused_queue_is_left_as_it_is()
    {
        await _harness.Operator.PauseQueueAsync("default", new("test"));
        await _harness.Queue.EnqueueAsync(new Count(0));

        (await _harness.DrainAsync()).Should().Be(new DrainResult(0, TimeSpan.Zero, 1));
    }

    [Fact]
    public async Task Jobs_of_one_limit_key_run_one_after_the_other_in_virtual_time()
    {
        for (var index = 0; index < 3; index++)
        {
            await _harness.Queue.EnqueueAsync(new Nap(5), new() { LimitKey = "bed" });
        }

        (await _harness.DrainAsync()).Elapsed.Should().Be(TimeSpan.FromMinutes(15));
    }
}
