using JobKit.Storage;

namespace JobKit.Tests.Claim;

public sealed class WorkAheadTests
{
    [Fact]
    public async Task A_fetcher_without_prefetch_waits_until_a_slot_is_free()
    {
        using var ahead = new WorkAhead(1);
        ahead.Add(NewHeld());
        ahead.TryTake(out _).Should().BeTrue();

        var low = ahead.WaitUntilLowAsync(0, CancellationToken.None);
        low.IsCompleted.Should().BeFalse("the one slot is busy");
        ahead.Release();

        await low.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Fact]
    public async Task A_fetcher_with_prefetch_waits_only_until_the_low_water_mark()
    {
        using var ahead = new WorkAhead(1);
        for (var i = 0; i < 4; i++)
            ahead.Add(NewHeld());

        var low = ahead.WaitUntilLowAsync(2, CancellationToken.None);
        ahead.TryTake(out _);
        low.IsCompleted.Should().BeFalse("three still wait");
        ahead.TryTake(out _);

        await low.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Fact]
    public void What_is_withdrawn_takes_no_slot()
    {
        using var ahead = new WorkAhead(1);
        ahead.Add(NewHeld());

        ahead.TryWithdraw(out _).Should().BeTrue();

        ahead.Should().Match<WorkAhead>(a => a.Busy == 0 && a.Waiting == 0 && a.Free == 1);
    }

    [Fact]
    public void A_fetcher_asks_for_nothing_ahead_and_for_no_slot_that_is_lent()
    {
        using var ahead = new WorkAhead(3);
        ahead.BeginFetch(5).Should().Be(8);
        ahead.EndFetch();
        ahead.Lend(2).Should().Be(2);

        ahead.BeginFetch(5).Should().Be(1);
    }

    [Fact]
    public void What_the_fetcher_is_asking_for_is_lent_to_nobody_until_it_has_come()
    {
        using var ahead = new WorkAhead(3);
        ahead.BeginFetch(0);
        var freed = ahead.NextFreed();
        ahead.Lend(3).Should().Be(0);

        ahead.Add(NewHeld());
        ahead.EndFetch();

        freed.IsCompleted.Should().BeTrue();
        ahead.Lend(3).Should().Be(2);
    }

    [Fact]
    public async Task A_fetcher_waits_while_all_slots_are_lent_whatever_it_may_hold_ahead()
    {
        using var ahead = new WorkAhead(1);
        ahead.Lend(1).Should().Be(1);

        var low = ahead.WaitUntilLowAsync(2, CancellationToken.None);
        low.IsCompleted.Should().BeFalse("it may ask for nothing");
        ahead.GiveBack(1);

        await low.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Fact]
    public void A_slot_that_is_given_back_ends_the_wait_for_one()
    {
        using var ahead = new WorkAhead(1);
        ahead.Add(NewHeld());
        ahead.TryTake(out _);
        var freed = ahead.NextFreed();
        ahead.Lend(1).Should().Be(0);

        ahead.Release();

        freed.IsCompleted.Should().BeTrue();
        ahead.Lend(1).Should().Be(1);
    }

    private static HeldJob NewHeld() => new(new ClaimedJob { Id = JobId.New(), Epoch = 1, Type = "t", Queue = "q", Payload = "{}" }, long.MaxValue);
}
