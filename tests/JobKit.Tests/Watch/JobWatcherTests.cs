using JobKit.Testing;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Watch;

public sealed class JobWatcherTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly WatchedStore _store = new();
    private readonly RecordingLogger<JobWatcher> _logger = new();
    private readonly JobWatcher _watcher;

    public JobWatcherTests() => _watcher = new(_store, _clock, _logger);

    public void Dispose() => _watcher.Dispose();

    [Fact]
    public async Task A_job_that_has_ended_is_given_at_once()
    {
        var id = _store.Add(JobStatus.Completed);

        (await WaitAsync(id, Hour)).Status.Should().Be(JobStatus.Completed);

        NothingIsLeft();
    }

    [Fact]
    public async Task An_unknown_job_is_told_so()
    {
        await _watcher.Awaiting(w => w.WaitAsync(JobId.New(), Hour, default)).Should().ThrowAsync<JobNotFoundException>();

        NothingIsLeft();
    }

    [Fact]
    public async Task A_negative_timeout_is_refused_with_its_value()
    {
        var wait = () => WaitAsync(_store.Add(JobStatus.Pending), -Second);

        (await wait.Should().ThrowAsync<ArgumentOutOfRangeException>()).WithMessage("The timeout is -00:00:01.*");
    }

    [Fact]
    public async Task A_timeout_of_zero_looks_once()
    {
        var id = _store.Add(JobStatus.Pending);

        (await WaitAsync(id, TimeSpan.Zero)).Status.Should().Be(JobStatus.Pending);

        NothingIsLeft();
    }

    [Fact]
    public async Task A_job_of_this_process_is_told_without_time_passing()
    {
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, Hour);
        await WaitersAsync(1);

        await EndHereAsync(id);

        (await waiting).Status.Should().Be(JobStatus.Completed);
        _store.Queries.Should().BeEmpty();
        _watcher.Count.Should().Be(0);
    }

    [Fact]
    public async Task An_end_between_the_look_and_the_wait_is_not_missed()
    {
        var id = _store.Add(JobStatus.Processing);
        _store.AfterGet = () =>
        {
            _store.AfterGet = () => { };
            EndHereAsync(id).AsTask().GetAwaiter().GetResult();
        };

        (await WaitAsync(id, Timeout.InfiniteTimeSpan)).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_job_of_another_process_is_seen_within_a_second()
    {
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, Hour);
        await WaitersAsync(1);
        _store.Set(id, JobStatus.Failed);

        _clock.Advance(Second);

        (await waiting).Status.Should().Be(JobStatus.Failed);
    }

    [Fact]
    public async Task Any_number_of_waiters_costs_one_query_a_second()
    {
        var ids = Enumerable.Range(0, 20).Select(_ => _store.Add(JobStatus.Processing)).ToList();
        using var leave = new CancellationTokenSource();
        var waiting = ids.Concat(ids).Select(id => _watcher.WaitAsync(id, Hour, leave.Token).Soon()).ToList();
        await WaitersAsync(40);

        _clock.Advance(Second);
        await WaitersAsync(40);
        _clock.Advance(Second);
        await WaitersAsync(40);

        _store.Queries.Should().Equal(20, 20);
        await leave.CancelAsync();
        await Task.WhenAll(waiting).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_cancelled_waiter_leaves_nothing_behind_and_the_queries_end()
    {
        using var leave = new CancellationTokenSource();
        var waiting = _watcher.WaitAsync(_store.Add(JobStatus.Pending), Hour, leave.Token).Soon();
        await WaitersAsync(1);

        await leave.CancelAsync();

        await waiting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        _watcher.Count.Should().Be(0);
        _clock.Advance(10 * Second);
        await _watcher.Polling.Soon();
        _store.Queries.Should().BeEmpty();
        _clock.ActiveTimers.Should().Be(0);
    }

    [Fact]
    public async Task The_queries_begin_again_with_the_next_waiter()
    {
        await A_cancelled_waiter_leaves_nothing_behind_and_the_queries_end();
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, Hour);
        await WaitersAsync(1);
        _store.Set(id, JobStatus.Completed);

        _clock.Advance(Second);

        (await waiting).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task After_the_timeout_the_job_is_given_as_it_then_stands()
    {
        var id = _store.Add(JobStatus.Pending);
        var waiting = WaitAsync(id, 1.5 * Second);
        await WaitersAsync(1);
        _store.Set(id, JobStatus.Processing);

        _clock.Advance(1.4 * Second);
        waiting.IsCompleted.Should().BeFalse();
        _clock.Advance(0.1 * Second);

        (await waiting).Status.Should().Be(JobStatus.Processing);
        _watcher.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_job_pruned_meanwhile_is_told_so()
    {
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, Hour);
        await WaitersAsync(1);
        _store.Remove(id);

        _clock.Advance(Second);

        await waiting.Awaiting(task => task).Should().ThrowAsync<JobNotFoundException>();
    }

    [Fact]
    public async Task A_job_run_again_after_its_end_is_waited_for_anew()
    {
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, Hour);
        await WaitersAsync(1);
        var looked = new TaskCompletionSource();
        _store.AfterGet = () => looked.TrySetResult();

        // Told that it ended, it finds the job pending: an operator was faster.
        await _watcher.OnSettledAsync([Settled(id)], default);
        await looked.Task.Soon();
        waiting.IsCompleted.Should().BeFalse();

        _store.Set(id, JobStatus.Completed);
        await WaitersAsync(1);
        _clock.Advance(Second);
        (await waiting).Status.Should().Be(JobStatus.Completed);
    }

    [Fact]
    public async Task A_query_that_fails_is_logged_and_made_again()
    {
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, Hour);
        await WaitersAsync(1);
        _store.BeforeStates = () => throw new JobStoreException("the database is away");
        _clock.Advance(Second);
        await _clock.WaitForTimerAsync(Second).Soon();

        _store.BeforeStates = () => { };
        _store.Set(id, JobStatus.Completed);
        _clock.Advance(Second);

        (await waiting).Status.Should().Be(JobStatus.Completed);
        _logger.Lines.Should().Equal("1604 Warning: Reading the states of 1 watched jobs failed; tried again in a second.");
    }

    [Fact]
    public async Task Waits_end_with_the_process()
    {
        var waiting = WaitAsync(_store.Add(JobStatus.Processing), Timeout.InfiniteTimeSpan);
        await WaitersAsync(1);

        _watcher.Dispose();

        await waiting.Awaiting(task => task).Should().ThrowAsync<ObjectDisposedException>();
        _watcher.Count.Should().Be(0);
    }

    [Fact]
    public async Task Very_long_timeouts_are_as_good_as_none()
    {
        var id = _store.Add(JobStatus.Processing);
        var waiting = WaitAsync(id, TimeSpan.MaxValue);
        await WaitersAsync(1);

        await EndHereAsync(id);

        (await waiting).Status.Should().Be(JobStatus.Completed);
    }

    private Task<Job> WaitAsync(JobId id, TimeSpan timeout) => _watcher.WaitAsync(id, timeout, CancellationToken.None).Soon();

    // Each waiter has a timer for its timeout, and all together one for the next query.
    private Task WaitersAsync(int count) => _clock.WaitForTimersAsync(count + 1).Soon();

    private ValueTask EndHereAsync(JobId id)
    {
        _store.Set(id, JobStatus.Completed);
        return _watcher.OnSettledAsync([Settled(id)], CancellationToken.None);
    }

    private void NothingIsLeft()
    {
        _watcher.Count.Should().Be(0);
        _clock.ActiveTimers.Should().Be(0);
    }

    private static SettledJob Settled(JobId id) =>
        new() { Id = id, Type = "mail.send", Queue = "mail", Status = JobStatus.Completed, Verb = JobVerb.Complete };
}
