using JobKit.Testing;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Measure;

public sealed class StatisticsFlusherTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _clock = new();
    private readonly StatisticsRecorder _recorder = new();
    private readonly StatisticsTarget _store = new();
    private readonly JobKitMetrics _metrics = new();
    private readonly RecordingLogger<StatisticsFlusher> _logger = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public StatisticsFlusherTests() =>
        _running = new StatisticsFlusher(_recorder, _store, _clock, _metrics, _logger).RunAsync(_stop.Token);

    public void Dispose()
    {
        _stop.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Counts_are_written_a_second_later_under_the_present_minute()
    {
        Count();

        await PassAsync(Second);

        var written = (await _store.NextWriteAsync()).Should().ContainSingle().Subject;
        written.Count.Should().Be(1);
        written.Minute.Should().Be(_clock.GetUtcNow().ToUnixTimeSeconds() / 60);
    }

    [Fact]
    public async Task What_was_written_is_not_written_again()
    {
        Count();
        await PassAsync(Second);
        await _store.NextWriteAsync();

        await PassAsync(Second);

        await _clock.WaitForTimerAsync(Second).Soon();
        _store.HasMore.Should().BeFalse();
    }

    [Fact]
    public async Task While_nothing_happens_nothing_is_written()
    {
        for (var i = 0; i < 10; i++)
        {
            await PassAsync(Second);
        }

        await _clock.WaitForTimerAsync(Second).Soon();
        _store.HasMore.Should().BeFalse();
    }

    [Fact]
    public async Task A_failed_write_is_logged_and_its_counts_are_written_later_and_once()
    {
        _store.Outcome = _ => throw new JobStoreException("the database is away");
        Count();
        await PassAsync(Second);
        var failed = await _store.NextWriteAsync();
        await _clock.WaitForTimerAsync(2 * Second).Soon();
        _logger.Lines.Should().Equal("1403 Warning: Writing 1 counts of the minute statistics failed; they are kept and tried again.");

        _store.Outcome = _ => Task.CompletedTask;
        Count("later");
        await PassAsync(2 * Second);
        (await _store.NextWriteAsync()).Should().Equal(failed);

        await PassAsync(Second);
        (await _store.NextWriteAsync()).Select(c => $"{c.Type} {c.Count}").Should().Equal("later 1");
    }

    [Fact]
    public async Task A_store_that_stays_away_is_asked_every_half_minute()
    {
        _store.Outcome = _ => throw new JobStoreException("the database is away");
        Count();

        foreach (var pause in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            await PassAsync(pause * Second);
            await _store.NextWriteAsync();
        }
    }

    [Fact]
    public async Task The_stop_writes_what_a_failure_left_and_what_came_after()
    {
        _store.Outcome = _ => throw new JobStoreException("the database is away");
        Count();
        await PassAsync(Second);
        await _store.NextWriteAsync();
        await _clock.WaitForTimerAsync(2 * Second).Soon();
        _store.Outcome = _ => Task.CompletedTask;
        Count("later");

        await _stop.CancelAsync();
        await _running.Soon();

        (await _store.NextWriteAsync()).Select(c => $"{c.Type} {c.Count}").Should().Equal("mail.send 1");
        (await _store.NextWriteAsync()).Select(c => $"{c.Type} {c.Count}").Should().Equal("later 1");
        _store.HasMore.Should().BeFalse();
    }

    [Fact]
    public async Task A_write_that_the_stop_interrupts_is_made_again()
    {
        _store.Outcome = token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
        Count();
        await PassAsync(Second);
        var interrupted = await _store.NextWriteAsync();
        _store.Outcome = _ => Task.CompletedTask;

        await _stop.CancelAsync();
        await _running.Soon();

        (await _store.NextWriteAsync()).Should().Equal(interrupted);
        _logger.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task The_stop_does_not_wait_for_a_store_that_hangs()
    {
        _store.Outcome = token => Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
        Count();
        await _stop.CancelAsync();
        await _store.NextWriteAsync();

        _clock.Advance(StatisticsFlusher.LastWriteTimeout);
        await _running.Soon();

        _logger.Lines.Should().Equal("1404 Warning: The last 1 counts of the minute statistics could not be written before the stop and are lost.");
    }

    private void Count(string type = "mail.send") => _recorder.Settled("mail", type, JobVerb.Complete, JobStatus.Completed);

    private async Task PassAsync(TimeSpan time)
    {
        await _clock.WaitForTimerAsync(time).Soon();
        _clock.Advance(time);
    }
}
