using JobKit.Storage;

namespace JobKit.Tests.Enqueue;

public sealed class EnqueueBatcherTests
{
    private readonly GatedEnqueueStore _store = new();
    private readonly RecordingBell _bell = new();
    private readonly EnqueueBatcher _batcher;

    public EnqueueBatcherTests() => _batcher = new(SomeJob.Statement(_store), SomeJob.Wakes(_bell));

    [Fact]
    public async Task A_lone_call_is_written_at_once_on_its_own_path()
    {
        var job = SomeJob.New();

        var call = _batcher.AddAsync(job, default);
        _store.HasWaiting.Should().BeTrue("nothing waits for a timer or another thread");
        var write = await _store.NextAsync();

        write.Thread.Should().Be(Environment.CurrentManagedThreadId);
        write.Mode.Should().Be(EnqueueMode.EachAlone);
        write.Jobs.Should().Equal(job);
        call.IsCompleted.Should().BeFalse("it returns after its commit");
        write.Go();
        (await call).Should().Be(new EnqueueReceipt(job.Id, EnqueueOutcome.Stored));
    }

    [Fact]
    public async Task Calls_gather_while_both_lanes_write_and_go_out_together()
    {
        var (first, second) = await FillLanesAsync();
        var jobs = SomeJob.Many(50);
        var calls = jobs.Select(job => _batcher.AddAsync(job, default)).ToList();
        _store.HasWaiting.Should().BeFalse("at most two writes are under way");

        first.Go();
        var third = await _store.NextAsync();

        third.Jobs.Should().Equal(jobs);
        third.Go();
        await Task.WhenAll(calls);
        second.Go();
    }

    [Fact]
    public async Task Each_call_gets_its_own_answer()
    {
        var (first, second) = await FillLanesAsync();
        var jobs = SomeJob.Many(3);
        var calls = jobs.Select(job => _batcher.AddAsync(job, default)).ToList();
        first.Go();
        (await _store.NextAsync()).Go(refused: jobs[1].Id);
        second.Go();

        var receipts = await Task.WhenAll(calls);

        receipts.Select(receipt => receipt.Id).Should().Equal(jobs.Select(job => job.Id));
        receipts.Select(receipt => receipt.IsRefused).Should().Equal(false, true, false);
    }

    [Fact]
    public async Task A_call_cancelled_before_it_is_sent_is_never_written()
    {
        var (first, second) = await FillLanesAsync();
        using var leaving = new CancellationTokenSource();
        var stays = SomeJob.New();
        var left = _batcher.AddAsync(SomeJob.New(), leaving.Token);
        var stayed = _batcher.AddAsync(stays, default);

        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => left).Should().ThrowAsync<OperationCanceledException>();
        first.Go();
        var write = await _store.NextAsync();

        write.Jobs.Should().Equal(stays);
        write.Go();
        await stayed;
        second.Go();
    }

    [Fact]
    public async Task A_call_cancelled_while_it_is_written_returns_and_the_others_are_not_disturbed()
    {
        using var leaving = new CancellationTokenSource();
        var left = _batcher.AddAsync(SomeJob.New(), leaving.Token);
        var write = await _store.NextAsync();

        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => left).Should().ThrowAsync<OperationCanceledException>();
        write.Go();

        var next = _batcher.AddAsync(SomeJob.New(), default);
        (await _store.NextAsync()).Go();
        await next;
    }

    [Fact]
    public async Task When_all_gathered_calls_have_left_the_lane_is_free_again()
    {
        var (first, second) = await FillLanesAsync();
        using var leaving = new CancellationTokenSource();
        var left = _batcher.AddAsync(SomeJob.New(), leaving.Token);
        await leaving.CancelAsync();
        await FluentActions.Awaiting(() => left).Should().ThrowAsync<OperationCanceledException>();
        first.Go();
        second.Go();

        var (third, fourth) = await FillLanesAsync();
        third.Go();
        fourth.Go();
    }

    [Fact]
    public async Task A_write_that_fails_is_told_to_all_its_calls_and_the_next_goes_on()
    {
        var (first, second) = await FillLanesAsync();
        var calls = SomeJob.Many(3).Select(job => _batcher.AddAsync(job, default)).ToList();
        first.Go();
        var broken = await _store.NextAsync();
        var after = _batcher.AddAsync(SomeJob.New(), default);
        broken.Break(new IOException("the database is gone"));

        foreach (var call in calls)
        {
            await FluentActions.Awaiting(() => call).Should().ThrowAsync<IOException>();
        }

        (await _store.NextAsync()).Go();
        await after;
        second.Go();
    }

    [Fact]
    public async Task A_store_that_throws_at_once_is_told_too_and_keeps_no_lane()
    {
        var batcher = new EnqueueBatcher(SomeJob.Statement(new ThrowingStore()), SomeJob.Wakes(_bell));

        for (var i = 0; i < EnqueueBatcher.MaxLanes + 1; i++)
        {
            await FluentActions.Awaiting(() => batcher.AddAsync(SomeJob.New(), default)).Should().ThrowAsync<InvalidDataException>();
        }
    }

    [Fact]
    public async Task A_batch_is_bounded_in_jobs()
    {
        var (first, second) = await FillLanesAsync();
        var calls = SomeJob.Many(EnqueueBatcher.MaxJobs + 1).Select(job => _batcher.AddAsync(job, default)).ToList();
        first.Go();

        var full = await _store.NextAsync();
        full.Jobs.Should().HaveCount(EnqueueBatcher.MaxJobs);
        full.Go();
        var rest = await _store.NextAsync();
        rest.Jobs.Should().ContainSingle();
        rest.Go();
        second.Go();
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task A_batch_is_bounded_in_payload()
    {
        var (first, second) = await FillLanesAsync();
        var payload = new string('x', (EnqueueBatcher.MaxPayload / 2) - 1);
        var calls = Enumerable.Range(0, 3).Select(_ => _batcher.AddAsync(SomeJob.New(payload: payload), default)).ToList();
        first.Go();

        var full = await _store.NextAsync();
        full.Jobs.Should().HaveCount(2);
        full.Go();
        (await _store.NextAsync()).Go();
        second.Go();
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task The_queues_of_stored_jobs_are_woken_once_each_after_the_commit()
    {
        var (first, second) = await FillLanesAsync();
        NewJob[] jobs = [SomeJob.New("a"), SomeJob.New("b"), SomeJob.New("a"), SomeJob.New("later") with { Delay = TimeSpan.FromHours(1) }, SomeJob.New("refused")];
        var calls = jobs.Select(job => _batcher.AddAsync(job, default)).ToList();
        first.Go();
        second.Go();
        var write = await _store.NextAsync();
        _bell.Woken.Should().NotContain("a");

        write.Go(refused: jobs[^1].Id);
        await Task.WhenAll(calls);

        _bell.Woken.Where(queue => queue != "default").Should().BeEquivalentTo("a", "b");
    }

    private async Task<(GatedWrite First, GatedWrite Second)> FillLanesAsync()
    {
        _ = _batcher.AddAsync(SomeJob.New(), default);
        var first = await _store.NextAsync();
        _ = _batcher.AddAsync(SomeJob.New(), default);
        return (first, await _store.NextAsync());
    }

    private sealed class ThrowingStore : IJobEnqueueStore
    {
        public bool JoinsAmbientTransaction => false;

        public Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(IReadOnlyList<NewJob> jobs, EnqueueMode mode, CancellationToken cancellationToken) =>
            throw new InvalidDataException();
    }
}
