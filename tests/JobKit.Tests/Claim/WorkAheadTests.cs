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

    private static HeldJob NewHeld() => new(new ClaimedJob { Id = JobId.New(), Epoch = 1, Type = "t", Queue = "q", Payload = "{}" }, long.MaxValue);
}
