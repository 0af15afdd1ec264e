using JobKit.Testing;
using JobKit.Tests.Enqueue;
using JobKit.Tests.Types;

namespace JobKit.Tests.Claim;

public sealed class DueAlarmTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly WorkerOptions _worker = new();
    private readonly JobTypeRegistry _types;
    private readonly DueAlarm _alarm;

    public DueAlarmTests()
    {
        var handled = Registry.Type<Greet>() with { Name = "handled", Invoke = (_, _, _, _) => Task.FromResult<object?>(null) };
        var foreign = Registry.Type<Uri>() with { Name = "foreign" };
        _types = Registry.Of(handled, foreign);
        _alarm = new(_types, new FixedOptions<WorkerOptions>(_worker), _clock);
    }

    [Fact]
    public void It_rings_at_the_due_instant_and_not_before()
    {
        _alarm.Set("q", "handled", TimeSpan.FromMilliseconds(700));
        var ring = _alarm.NextRing();

        _clock.Advance(TimeSpan.FromMilliseconds(699));
        ring.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        ring.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void An_instant_is_counted_from_this_nodes_clock()
    {
        _alarm.Set("q", "handled", _clock.GetUtcNow() + TimeSpan.FromSeconds(3));

        RingsAfter(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_sooner_one_rings_first_and_the_later_one_still_rings()
    {
        _alarm.Set("q", "handled", TimeSpan.FromSeconds(9));
        _alarm.Set("q", "handled", TimeSpan.FromSeconds(2));

        RingsAfter(TimeSpan.FromSeconds(2));
        RingsAfter(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void A_delay_is_elapsed_time_whatever_the_wall_clock_does()
    {
        _alarm.Set("q", "handled", TimeSpan.FromSeconds(2));
        _clock.Skew(TimeSpan.FromDays(-1));

        RingsAfter(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Jobs_due_within_one_grain_ring_once_when_the_last_of_them_is_due()
    {
        foreach (var tenths in Enumerable.Range(1, 100))
            _alarm.Set("q", "handled", TimeSpan.FromMilliseconds(500 + (tenths / 10.0)));
        _clock.ActiveTimers.Should().Be(1);

        RingsAfter(TimeSpan.FromMilliseconds(510));
        _clock.ActiveTimers.Should().Be(0, "all hundred had their one ring");
    }

    [Fact]
    public void A_timer_is_set_in_whole_milliseconds_rounded_up()
    {
        _clock.Advance(TimeSpan.FromMilliseconds(0.5));
        _alarm.Set("q", "handled", TimeSpan.FromMilliseconds(20));

        RingsAfter(TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public void A_timer_that_fires_early_is_set_again()
    {
        using var alarm = new DueAlarm(_types, new FixedOptions<WorkerOptions>(_worker), new SlowTimestamps(_clock));
        alarm.Set("q", "handled", TimeSpan.FromMilliseconds(100));
        var ring = alarm.NextRing();

        _clock.Advance(TimeSpan.FromMilliseconds(111));
        ring.IsCompleted.Should().BeFalse("of 111 ms of its timers' only 99.9 ms have passed");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        ring.IsCompleted.Should().BeTrue();
    }

    [Theory]
    [InlineData("other", "handled", true)]
    [InlineData("mine", "foreign", true)]
    [InlineData("mine", "unknown", true)]
    [InlineData("mine", "handled", false)]
    public void What_this_node_does_not_run_is_none_of_its_business(string queue, string type, bool enabled)
    {
        _worker.Queues.Add("mine");
        _worker.Enabled = enabled;

        _alarm.Set(queue, type, TimeSpan.FromSeconds(1));

        _clock.ActiveTimers.Should().Be(0);
    }

    [Fact]
    public void A_job_in_one_of_its_queues_is()
    {
        _worker.Queues.Add("mine");

        _alarm.Set("mine", "handled", TimeSpan.FromSeconds(1));

        RingsAfter(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_401)]
    [InlineData(922_337_203_685)]
    public void What_is_due_now_or_too_far_away_sets_no_timer(long seconds)
    {
        _alarm.Set("q", "handled", TimeSpan.FromSeconds(seconds));

        _clock.ActiveTimers.Should().Be(0);
    }

    [Fact]
    public void Past_its_bound_it_forgets_the_latest()
    {
        for (var i = 1; i <= DueAlarm.Capacity + 50; i++)
            _alarm.Set("q", "handled", i * DueAlarm.Grain);

        _clock.Advance(DueAlarm.Capacity * DueAlarm.Grain);

        _clock.ActiveTimers.Should().Be(0, "the last fifty were too many");
    }

    public void Dispose() => _alarm.Dispose();

    private void RingsAfter(TimeSpan wait)
    {
        var ring = _alarm.NextRing();
        _clock.Advance(wait - TimeSpan.FromTicks(1));
        ring.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));
        ring.IsCompleted.Should().BeTrue();
    }
}
