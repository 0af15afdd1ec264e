using JobKit.Migration;
using JobKit.Testing;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Migration.Observe.Flush;

public sealed class ObservationPruningTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task What_is_too_old_is_pruned_a_minute_after_the_start_and_then_once_an_hour()
    {
        var store = new ObservationTarget(_clock);
        using var metrics = new JobKitMetrics();
        using var pruning = new ObservationPruning(store, new LoopGuard(metrics, _clock, new RecordingLogger<LoopGuard>()), _clock);
        await pruning.StartAsync(default);

        for (var times = 0; times < 3; times++)
        {
            var wait = times == 0 ? ObservationPruning.First : ObservationPruning.Interval;
            await _clock.WaitForTimerAsync(wait).Soon();
            store.Pruned.Should().Be(times);
            _clock.Advance(wait);
        }

        await _clock.WaitForTimerAsync(ObservationPruning.Interval).Soon();
        store.Pruned.Should().Be(3);
        await pruning.StopAsync(default);
    }

    [Fact]
    public async Task While_it_prunes_the_node_goes_on_telling_what_it_counts()
    {
        var store = new ObservationTarget(_clock) { Pruning = token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token) };
        using var metrics = new JobKitMetrics();
        var guard = new LoopGuard(metrics, _clock, new RecordingLogger<LoopGuard>());
        using var stop = new CancellationTokenSource();
        using var pruning = new ObservationPruning(store, guard, _clock);
        var flushing = new ObservationFlusher(new(new MigrationMonitor(_clock)), store, new WorkerIdentity(), guard, _clock, new RecordingLogger<ObservationFlusher>())
            .RunAsync(stop.Token);
        await pruning.StartAsync(default);
        await _clock.WaitForTimerAsync(ObservationPruning.First).Soon();
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1)).Soon();

        _clock.Advance(ObservationPruning.First);
        await store.NextWriteAsync();
        while (store.Pruned == 0)
        {
            await Task.Yield();
        }

        for (var second = 0; second < 5; second++)
        {
            await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(1)).Soon();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await store.NextWriteAsync();
        }

        await stop.CancelAsync();
        await flushing.Soon();
        await pruning.StopAsync(default);
    }
}
