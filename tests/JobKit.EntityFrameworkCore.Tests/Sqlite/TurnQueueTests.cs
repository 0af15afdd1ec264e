namespace JobKit.EntityFrameworkCore.Tests.Sqlite;

public sealed class TurnQueueTests
{
    private readonly TurnQueue _turns = new();

    [Fact]
    public async Task An_urgent_one_goes_before_those_that_came_earlier()
    {
        await _turns.EnterAsync(default);
        var writer = _turns.EnterAsync(default).AsTask();
        var writerWasFirst = true;
        var renewal = new Thread(() =>
        {
            _turns.EnterUrgently(default);
            writerWasFirst = writer.IsCompleted;
            _turns.Leave();
        });
        renewal.Start();
        await UntilAsync(() => renewal.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

        _turns.Leave();
        await writer.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);

        writerWasFirst.Should().BeFalse();
    }

    [Fact]
    public async Task The_others_go_in_the_order_in_which_they_came()
    {
        await _turns.EnterAsync(default);
        var first = _turns.EnterAsync(default).AsTask();
        var second = _turns.EnterAsync(default).AsTask();

        _turns.Leave();

        await first.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        second.IsCompleted.Should().BeFalse();
        _turns.Leave();
        await second.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    [Fact]
    public async Task One_that_gives_up_its_place_holds_nobody_up()
    {
        using var stop = new CancellationTokenSource();
        await _turns.EnterAsync(default);
        var leaving = _turns.EnterAsync(stop.Token).AsTask();
        var next = _turns.EnterAsync(default).AsTask();

        await stop.CancelAsync();
        await leaving.Invoking(it => it).Should().ThrowAsync<OperationCanceledException>();
        _turns.Leave();

        await next.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }
}
