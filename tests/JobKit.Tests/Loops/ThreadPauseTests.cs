using JobKit.Testing;

namespace JobKit.Tests.Loops;

public sealed class ThreadPauseTests
{
    [Fact]
    public async Task A_pause_ends_when_its_clock_has_moved_so_far()
    {
        var clock = new ManualTimeProvider();
        var pause = OwnThread.Run("pause", () => ThreadPause.Wait(TimeSpan.FromHours(1), clock, CancellationToken.None));

        await clock.WaitForTimersAsync(1);
        clock.Advance(TimeSpan.FromMinutes(59));
        pause.IsCompleted.Should().BeFalse();
        clock.Advance(TimeSpan.FromMinutes(1));

        await pause.Soon();
    }

    [Fact]
    public void A_pause_under_the_systems_clock_lasts_as_long_as_it_says()
    {
        var began = TimeProvider.System.GetTimestamp();

        ThreadPause.Wait(TimeSpan.FromMilliseconds(30), TimeProvider.System, CancellationToken.None);

        TimeProvider.System.GetElapsedTime(began).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public async Task A_pause_is_over_at_once_when_its_token_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var clock = new ManualTimeProvider();
        var pause = OwnThread.Run("pause", () => ThreadPause.Wait(TimeSpan.FromHours(1), clock, stop.Token));

        await stop.CancelAsync();

        await pause.Invoking(it => it.Soon()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_pause_of_no_time_does_not_wait(int seconds)
    {
        ThreadPause.Wait(TimeSpan.FromSeconds(seconds), new ManualTimeProvider(), CancellationToken.None);
    }
}
