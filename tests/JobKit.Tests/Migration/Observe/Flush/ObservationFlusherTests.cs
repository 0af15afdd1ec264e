using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Migration.Observe.Flush;

public sealed class ObservationFlusherTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly ObservationTarget _store;
    private readonly MigrationMonitor _monitor;
    private readonly ObservedEndpoint _endpoint;
    private readonly JobKitMetrics _metrics = new();
    private readonly RecordingLogger<LoopGuard> _loopLog = new();
    private readonly RecordingLogger<ObservationFlusher> _log = new();
    private readonly WorkerIdentity _node = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _failed;

    public ObservationFlusherTests()
    {
        _store = new(_clock);
        _monitor = new(_clock);
        _endpoint = _monitor.Endpoint(Observed.Key, Observed.Name);
        _running = new ObservationFlusher(new(_monitor), _store, _node, new LoopGuard(_metrics, _clock, _loopLog), _clock, _log).RunAsync(_stop.Token);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Once_a_second_one_batch_takes_what_was_counted()
    {
        Count(2);
        var first = await NextSecondAsync();
        Count(1);
        var second = await NextSecondAsync();

        (first.Node, first.Seq).Should().Be((_node.Id, 1L));
        (second.Node, second.Seq).Should().Be((_node.Id, 2L));
        first.Deltas.Should().ContainSingle().Which.Sums.Units.Should().Be(2);
        second.Deltas.Should().ContainSingle().Which.Sums.Units.Should().Be(1);
        await HoldsAsync(3);
    }

    [Fact]
    public async Task A_node_that_counted_nothing_says_all_the_same_that_it_lives()
    {
        (await NextSecondAsync()).Deltas.Should().BeEmpty();

        (await _store.Kept.ReadNodesAsync(default)).Nodes.Should().Equal(new ObservedNode(_node.Id, 1, _clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_sent_again_as_it_was_and_counts_once()
    {
        _store.After = _ => throw new JobStoreException("the answer is lost");
        Count(2);
        var first = await NextSecondAsync();
        await FailedTurnAsync();
        _store.After = _ => Task.CompletedTask;
        Count(5);
        var again = await NextSecondAsync();
        var next = await _store.NextWriteAsync();

        again.Should().BeSameAs(first);
        next.Seq.Should().Be(2);
        await HoldsAsync(7);
    }

    [Fact]
    public async Task While_the_store_is_away_the_sums_are_kept_and_written_when_it_is_back()
    {
        _store.Before = _ => throw new JobStoreException("the database is away");
        for (var second = 0; second < 5; second++)
        {
            Count(1);
            await NextSecondAsync();
            await FailedTurnAsync();
        }

        await HoldsAsync(0);
        _store.Before = _ => Task.CompletedTask;
        await NextSecondAsync();
        while ((await _store.NextWriteAsync()).Deltas is not [{ Sums.Units: 4 }])
        {
            // The first second's comes before the four others', which are one.
        }

        await HoldsAsync(5);
        _loopLog.Lines.Should().Contain(line => line.StartsWith("1503 Error: The loop observe met an error, the 5. in a row", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_hangs_is_given_up_after_ten_seconds_and_asked_again()
    {
        _store.Before = token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
        Count(1);
        var first = await NextSecondAsync();
        await _clock.WaitForTimerAsync(10 * Second).Soon();
        _store.Before = _ => Task.CompletedTask;
        _clock.Advance(10 * Second);
        await FailedTurnAsync();

        (await NextSecondAsync()).Should().BeSameAs(first);
        await _store.NextWriteAsync();
        await HoldsAsync(1);
    }

    [Fact]
    public async Task First_exposures_go_with_the_batch_and_again_with_it_when_its_answer_was_lost()
    {
        _store.After = _ => throw new JobStoreException("the answer is lost");
        See(3);
        var first = await NextSecondAsync();
        await FailedTurnAsync();
        _store.After = _ => Task.CompletedTask;
        See(3);
        See(4);
        await NextSecondAsync();

        first.Exposures.Should().ContainSingle().Which.Candidate.Should().Equal(3);
        (await _store.NextWriteAsync()).Exposures.Should().ContainSingle().Which.Candidate.Should().Equal(4);
    }

    [Fact]
    public async Task The_stop_writes_what_was_counted_last()
    {
        Count(1);
        await _stop.CancelAsync();
        await _running.Soon();

        await HoldsAsync(1);
        _log.Lines.Should().BeEmpty();
        (await _store.NextWriteAsync()).IsLast.Should().BeTrue("nobody should wait for a node that stopped in order");
        (await _store.Kept.ReadNodesAsync(default)).Nodes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_write_that_the_stop_interrupts_is_made_again_and_counts_once()
    {
        _store.After = token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
        Count(1);
        await NextSecondAsync();
        _store.After = _ => Task.CompletedTask;
        await _stop.CancelAsync();
        await _running.Soon();

        await HoldsAsync(1);
    }

    [Fact]
    public async Task The_stop_does_not_wait_for_a_store_that_hangs()
    {
        _store.Before = token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
        await _stop.CancelAsync();
        await _store.NextWriteAsync();
        await _clock.WaitForTimerAsync(ObservationFlusher.LastWriteTimeout).Soon();

        _clock.Advance(ObservationFlusher.LastWriteTimeout);
        await _running.Soon();

        _log.Lines.Should().Equal($"1731 Warning: The last counts of worker {_node.Id} could not be written before the stop and are lost.");
    }

    [Fact]
    public async Task What_the_store_refuses_for_good_is_dropped_alone_and_told()
    {
        _store.Refused = "bad";
        for (var endpoint = 0; endpoint < 5; endpoint++)
        {
            _monitor.Record(_monitor.Endpoint(Observed.Key, $"POST /{endpoint}"), Observed.To(MigrationSide.Legacy, 0) with { Bucket = -1 }, 1, RequestOutcome.Succeeded);
        }

        _monitor.Record(_monitor.Endpoint(Observed.Key, "bad"), Observed.To(MigrationSide.Legacy, 0) with { Bucket = -1 }, 1, RequestOutcome.Succeeded);
        See(3);
        for (var turn = 0; turn < 3; turn++)
        {
            await NextSecondAsync();
            await FailedTurnAsync();
        }

        await NextSecondAsync();
        await HoldsAsync(6);

        (await _store.Kept.ReadExposuresAsync(Observed.Key, 1, default)).Should().ContainSingle();
        _log.Lines.Should().ContainSingle().Which.Should().StartWith("1732 Error: The store of observations takes all counts but those for bad of ");
        Count(1);
        await NextSecondAsync();
        await HoldsAsync(7);
    }

    [Fact]
    public async Task An_answer_lost_while_a_refused_batch_is_taken_apart_costs_nothing_and_counts_nothing_twice()
    {
        _store.Refused = "bad";
        _store.LostAnswers = 2;
        _monitor.Record(_monitor.Endpoint(Observed.Key, "bad"), Observed.To(MigrationSide.Legacy, 0) with { Bucket = -1 }, 1, RequestOutcome.Succeeded);
        Count(2);
        for (var turn = 0; turn < 5; turn++)
        {
            await NextSecondAsync();
            await FailedTurnAsync();
        }

        await NextSecondAsync();
        await HoldsAsync(2);
        _log.Lines.Should().ContainSingle().Which.Should().StartWith("1732 Error");
    }

    [Fact]
    public async Task What_is_refused_for_a_while_is_not_dropped()
    {
        _store.Refused = "bad";
        _store.Refusals = 5;
        _monitor.Record(_monitor.Endpoint(Observed.Key, "bad"), Observed.To(MigrationSide.Legacy, 0) with { Bucket = -1 }, 1, RequestOutcome.Succeeded);
        for (var turn = 0; turn < 3; turn++)
        {
            await NextSecondAsync();
            await FailedTurnAsync();
        }

        await NextSecondAsync();
        await HoldsAsync(1);
        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task Exposures_that_are_refused_cost_no_counts()
    {
        _store.Refused = Observed.Key;
        See(3);
        for (var turn = 0; turn < 3; turn++)
        {
            await NextSecondAsync();
            await FailedTurnAsync();
        }

        await NextSecondAsync();
        await HoldsAsync(1);

        _log.Lines.Should().ContainSingle().Which.Should().StartWith("1732 Error");
    }

    [Fact]
    public async Task A_batch_that_is_in_though_it_was_refused_each_time_is_not_taken_apart()
    {
        _store.After = _ => throw new JobStoreException("the answer is lost");
        Count(2);
        for (var turn = 0; turn < 3; turn++)
        {
            await NextSecondAsync();
            await FailedTurnAsync();
        }

        _store.After = _ => Task.CompletedTask;
        await NextSecondAsync();

        await HoldsAsync(2);
        _log.Lines.Should().BeEmpty();
    }

    private void See(int place) => _monitor.Begin(_endpoint, Observed.To(MigrationSide.Candidate) with { Bucket = place, SharePpm = 9 });

    private void Count(int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            _monitor.Record(_endpoint, Observed.To(MigrationSide.Legacy, 0) with { Bucket = -1 }, 1, RequestOutcome.Succeeded);
        }
    }

    private async Task<ObservationBatch> NextSecondAsync()
    {
        await _clock.WaitForTimerAsync(Second).Soon();
        _clock.Advance(Second);
        return await _store.NextWriteAsync();
    }

    /// <summary>Lets the pause after the next failure pass, when it has begun.</summary>
    private async Task FailedTurnAsync()
    {
        _failed++;
        var began = TimeProvider.System.GetTimestamp();
        while (_loopLog.Lines.Count(line => line.StartsWith("1503", StringComparison.Ordinal)) < _failed || _clock.NextTimerAt is null)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(20));
            await Task.Yield();
        }

        _clock.Advance(_clock.NextTimerAt!.Value - _clock.GetUtcNow());
    }

    private async Task HoldsAsync(long units)
    {
        if (!_running.IsCompleted)
        {
            await _clock.WaitForTimerAsync(Second).Soon();
        }

        var rows = await _store.Kept.ReadCohortsAsync(Observed.Key, 1, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default);
        rows.Sum(row => row.Sums.Units).Should().Be(units);
    }
}
