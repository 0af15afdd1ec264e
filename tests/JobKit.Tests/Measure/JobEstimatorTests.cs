using JobKit.Storage;
using JobKit.Testing;
using JobKit.Tests.Telemetry;

namespace JobKit.Tests.Measure;

public sealed class JobEstimatorTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly StatisticsSource _store = new() { Answer = _ => Task.FromResult(Counts(5)) };
    private readonly RecordingLogger<JobEstimator> _logger = new();
    private readonly JobEstimator _estimator;

    public JobEstimatorTests() => _estimator = new(_store, _clock, _logger);

    public void Dispose() => _estimator.Dispose();

    [Fact]
    public async Task The_first_answer_is_unknown_and_starts_the_reading_of_the_last_hour()
    {
        _estimator.Estimate("mail", "mail.send").Should().BeNull();
        await _estimator.Reading.Soon();

        _estimator.Estimate("mail", "mail.send")!.Samples.Should().Be(5);
        _store.Window.Should().Be(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Nobody_asks_so_nothing_is_read()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));

        await _estimator.Reading.Soon();
        _store.Reads.Should().Be(0);
    }

    [Fact]
    public async Task It_is_read_again_after_five_seconds_and_not_before()
    {
        await AskAsync();
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        await AskAsync();
        _store.Reads.Should().Be(1);

        _store.Answer = _ => Task.FromResult(Counts(50));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await AskAsync();

        _store.Reads.Should().Be(2);
        _estimator.Estimate("mail", "mail.send")!.Samples.Should().Be(50);
    }

    [Fact]
    public async Task A_reading_that_fails_leaves_what_was_known_and_is_logged()
    {
        await AskAsync();
        _store.Answer = _ => throw new JobStoreException("the database is away");
        _clock.Advance(TimeSpan.FromSeconds(5));

        await AskAsync();

        _estimator.Estimate("mail", "mail.send")!.Samples.Should().Be(5);
        _logger.Lines.Should().Equal("1603 Warning: Reading the statistics that estimates rest on failed; the last ones known are used.");
    }

    [Fact]
    public async Task A_reading_that_hangs_holds_up_nobody_and_is_ended_after_half_a_minute()
    {
        _store.Answer = Hang;
        _estimator.Estimate("mail", "mail.send").Should().BeNull();
        await _clock.WaitForTimersAsync().Soon();
        _clock.Advance(TimeSpan.FromSeconds(29));
        _estimator.Estimate("mail", "mail.send").Should().BeNull();
        _store.Reads.Should().BeLessThanOrEqualTo(1);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await _estimator.Reading.Soon();

        _logger.Lines.Should().ContainSingle();
    }

    [Fact]
    public async Task Disposing_ends_the_reading_quietly_and_starts_no_other()
    {
        var begun = new TaskCompletionSource();
        _store.Answer = token =>
        {
            begun.SetResult();
            return Hang(token);
        };
        _estimator.Estimate("mail", "mail.send");
        await begun.Task.Soon();

        _estimator.Dispose();
        await _estimator.Reading.Soon();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync();

        _store.Reads.Should().Be(1);
        _logger.Lines.Should().BeEmpty();
    }

    private static IReadOnlyList<StatisticsCount> Counts(long count) =>
    [
        new(0, "mail", "mail.send", StatisticsMeasure.Wait, 10, count),
        new(0, "mail", "mail.send", StatisticsMeasure.Run, 50, count),
    ];

    private async Task<IReadOnlyList<StatisticsCount>> Hang(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
        return [];
    }

    private async Task AskAsync()
    {
        _estimator.Estimate("mail", "mail.send");
        await _estimator.Reading.Soon();
    }
}
