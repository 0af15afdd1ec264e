namespace JobKit.Testing.Clock;

public sealed class ManualTimeProviderTests
{
    private static readonly DateTimeOffset Start = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
    private readonly ManualTimeProvider _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void Time_stands_still_until_it_is_advanced()
    {
        var stamp = _clock.GetTimestamp();

        _clock.GetUtcNow().Should().Be(Start);
        _clock.Advance(TimeSpan.FromSeconds(90));

        _clock.GetUtcNow().Should().Be(Start.AddSeconds(90));
        _clock.GetElapsedTime(stamp).Should().Be(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void Timers_fire_in_order_of_due_time_then_of_making_and_see_their_due_time()
    {
        using var late = Timer("late", 3);
        using var first = Timer("first", 1);
        using var second = Timer("second", 1);
        using var never = Timer("never", 5);

        _clock.Advance(TimeSpan.FromSeconds(4));

        _fired.Should().Equal("first@1", "second@1", "late@3");
        _clock.ActiveTimers.Should().Be(1);
        _clock.NextTimerAt.Should().Be(Start.AddSeconds(5));
    }

    [Fact]
    public void A_periodic_timer_fires_at_each_period_until_disposed()
    {
        var timer = Timer("tick", 1, 2);
        _clock.Advance(TimeSpan.FromSeconds(6));
        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(6));

        _fired.Should().Equal("tick@1", "tick@3", "tick@5");
    }

    [Fact]
    public void A_timer_set_by_a_callback_fires_in_the_same_advance_when_it_comes_due_in_it()
    {
        ITimer? inner = null;
        using var outer = _clock.CreateTimer(_ => inner = Timer("inner", 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(3));

        _fired.Should().Equal("inner@2");
        inner!.Dispose();
    }

    [Fact]
    public void A_changed_timer_fires_at_its_new_time_alone()
    {
        using var timer = Timer("moved", 1);
        timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan).Should().BeTrue();

        _clock.Advance(TimeSpan.FromSeconds(10));

        _fired.Should().Equal("moved@4");
    }

    [Fact]
    public async Task A_timer_due_at_once_fires_without_an_advance()
    {
        var fired = new TaskCompletionSource();
        await using var timer = _clock.CreateTimer(_ => fired.SetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task;
    }

    [Fact]
    public async Task Waiting_for_timers_completes_when_somebody_waits_on_the_clock()
    {
        var waiting = _clock.WaitForTimersAsync(2);
        var exact = _clock.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        var one = Task.Delay(TimeSpan.FromSeconds(5), _clock);
        waiting.IsCompleted.Should().BeFalse();
        exact.IsCompleted.Should().BeFalse();

        var other = Task.Delay(TimeSpan.FromSeconds(7), _clock);
        await waiting;
        await exact;

        _clock.Advance(TimeSpan.FromSeconds(7));
        await Task.WhenAll(one, other);
    }

    [Fact]
    public async Task Waiting_for_timers_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var waiting = _clock.WaitForTimersAsync(1, source.Token);
        await source.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void Setting_the_time_fires_what_lies_before_it_and_refuses_the_past()
    {
        using var timer = Timer("due", 2);
        _clock.SetUtcNow(Start.AddSeconds(2));
        _fired.Should().Equal("due@2");

        FluentActions.Invoking(() => _clock.SetUtcNow(Start)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Skew*");
        FluentActions.Invoking(() => _clock.Advance(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Skewing_moves_the_wall_clock_and_neither_timers_nor_timestamps()
    {
        using var timer = Timer("timer", 2);
        var stamp = _clock.GetTimestamp();
        _clock.Skew(TimeSpan.FromDays(-1));

        _clock.GetUtcNow().Should().Be(Start.AddDays(-1));
        _clock.GetElapsedTime(stamp).Should().Be(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _fired.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _fired.Should().ContainSingle();
    }

    private ITimer Timer(string name, int dueSeconds, int periodSeconds = 0) => _clock.CreateTimer(
        _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - Start).TotalSeconds}"),
        null,
        TimeSpan.FromSeconds(dueSeconds),
        TimeSpan.FromSeconds(periodSeconds));
}
