using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Route;

public sealed class FreshnessWatchTests
{
    private static readonly TimeSpan MaxStale = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void What_was_never_read_is_stale()
    {
        using var watch = new FreshnessWatch(MaxStale, _clock);

        _clock.Advance(TimeSpan.FromDays(1));

        watch.Now.Should().Be(Freshness.Stale);
    }

    [Fact]
    public void It_goes_stale_at_three_seconds_and_expires_at_its_limit()
    {
        using var watch = new FreshnessWatch(MaxStale, _clock);
        watch.Restart();

        _clock.Advance(TimeSpan.FromSeconds(3) - Tick);
        watch.Now.Should().Be(Freshness.Fresh);
        _clock.Advance(Tick);
        watch.Now.Should().Be(Freshness.Stale);
        _clock.Advance(MaxStale - TimeSpan.FromSeconds(3) - Tick);
        watch.Now.Should().Be(Freshness.Stale);
        _clock.Advance(Tick);
        watch.Now.Should().Be(Freshness.Expired);
    }

    [Fact]
    public void Each_good_read_begins_anew_whatever_it_was()
    {
        using var watch = new FreshnessWatch(MaxStale, _clock);
        for (var read = 0; read < 20; read++)
        {
            watch.Restart();
            _clock.Advance(TimeSpan.FromSeconds(2));
            watch.Now.Should().Be(Freshness.Fresh);
        }

        _clock.Advance(TimeSpan.FromHours(1));
        watch.Now.Should().Be(Freshness.Expired);
        watch.Restart();
        watch.Now.Should().Be(Freshness.Fresh);
        _clock.Advance(TimeSpan.FromSeconds(3));
        watch.Now.Should().Be(Freshness.Stale);
    }

    [Fact]
    public void A_timer_that_comes_early_or_after_a_restart_does_no_harm()
    {
        var early = new EarlyTimers(_clock);
        using var watch = new FreshnessWatch(MaxStale, early);
        watch.Restart();

        _clock.Advance(TimeSpan.FromSeconds(2));
        early.Fire();
        watch.Now.Should().Be(Freshness.Fresh);
        early.Due.Should().Be(TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromSeconds(1));
        early.Fire();
        watch.Now.Should().Be(Freshness.Stale);
        early.Due.Should().Be(MaxStale - TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void What_was_read_some_time_ago_goes_on_from_there()
    {
        using var watch = new FreshnessWatch(MaxStale, _clock);

        watch.Restart(TimeSpan.FromSeconds(2));
        watch.Now.Should().Be(Freshness.Fresh);
        _clock.Advance(TimeSpan.FromSeconds(1));
        watch.Now.Should().Be(Freshness.Stale);

        watch.Restart(TimeSpan.FromMinutes(14));
        watch.Now.Should().Be(Freshness.Stale);
        _clock.Advance(TimeSpan.FromMinutes(1));
        watch.Now.Should().Be(Freshness.Expired);

        watch.Restart(MaxStale);
        watch.Now.Should().Be(Freshness.Expired);
    }

    [Fact]
    public void Where_polls_are_further_apart_it_goes_stale_later()
    {
        using var watch = new FreshnessWatch(MaxStale, _clock, TimeSpan.FromMinutes(3));
        watch.Restart();

        _clock.Advance(TimeSpan.FromMinutes(3) - Tick);
        watch.Now.Should().Be(Freshness.Fresh);
        _clock.Advance(Tick);
        watch.Now.Should().Be(Freshness.Stale);
    }

    [Fact]
    public void Nothing_is_marked_any_more_once_it_is_disposed()
    {
        var watch = new FreshnessWatch(MaxStale, _clock);
        watch.Restart();
        watch.Dispose();

        _clock.Advance(TimeSpan.FromHours(1));

        watch.Now.Should().Be(Freshness.Fresh);
    }
}
