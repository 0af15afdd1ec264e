using JobKit.Storage;

namespace JobKit.Testing.Faults;

public sealed class FaultyJobStoreTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryJobStore _inner;

    public FaultyJobStoreTests() => _inner = new(_clock);

    [Fact]
    public async Task A_call_that_throws_before_has_done_nothing()
    {
        var store = Store(1, new() { ThrowBefore = 1 });
        var job = NewJob();

        (await FluentActions.Awaiting(() => EnqueueAsync(store, job)).Should().ThrowAsync<InjectedFaultException>())
            .Which.Should().BeEquivalentTo(new { Call = StoreCall.Enqueue, Executed = false });
        (await _inner.GetAsync(job.Id, null, default)).Should().BeNull();
        store.Count(StoreCall.Enqueue).Should().Be(new FaultCounts(1, 1, 0, 0));
    }

    [Fact]
    public async Task An_ambiguous_call_has_done_its_work_and_throws()
    {
        var store = Store(1, new() { ExecuteThenThrow = 1 });
        var job = NewJob();

        (await FluentActions.Awaiting(() => EnqueueAsync(store, job)).Should().ThrowAsync<InjectedFaultException>())
            .Which.Executed.Should().BeTrue();
        (await _inner.GetAsync(job.Id, null, default)).Should().NotBeNull();
        store.Count(StoreCall.Enqueue).Should().Be(new FaultCounts(1, 0, 1, 0));
    }

    [Fact]
    public async Task A_delayed_call_waits_on_the_clock_it_was_given()
    {
        var store = Store(1, new() { DelayRate = 1, Delay = TimeSpan.FromSeconds(5) });
        var job = NewJob();
        var enqueue = EnqueueAsync(store, job);
        await _clock.WaitForTimerAsync(TimeSpan.FromSeconds(5));
        (await _inner.GetAsync(job.Id, null, default)).Should().BeNull();

        _clock.Advance(TimeSpan.FromSeconds(5));
        await enqueue;
        store.Count(StoreCall.Enqueue).Delayed.Should().Be(1);
    }

    [Fact]
    public async Task The_same_seed_fails_the_same_calls()
    {
        var first = await FateAsync(Store(7, new() { ThrowBefore = 0.3, ExecuteThenThrow = 0.3 }));
        var second = await FateAsync(Store(7, new() { ThrowBefore = 0.3, ExecuteThenThrow = 0.3 }));
        var other = await FateAsync(Store(8, new() { ThrowBefore = 0.3, ExecuteThenThrow = 0.3 }));

        first.Should().Equal(second).And.NotEqual(other);
        first.Should().Contain("done").And.Contain("not done").And.Contain("ambiguous");
    }

    [Fact]
    public async Task A_call_with_rates_of_its_own_keeps_to_them()
    {
        var store = Store(1, new() { ThrowBefore = 1 });
        store.RatesOf[StoreCall.Enqueue] = new();

        await EnqueueAsync(store, NewJob());
        await FluentActions.Awaiting(() => store.GetStatisticsAsync(default)).Should().ThrowAsync<InjectedFaultException>();
    }

    [Fact]
    public void A_rate_that_is_no_chance_is_refused() =>
        FluentActions.Invoking(() => new FaultRates { ThrowBefore = 1.5 }).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*between 0*and 1*");

    private static NewJob NewJob() => new() { Id = JobId.New(), Type = "t", Queue = "q", Payload = "{}", ContentHash = "h" };

    private static Task<IReadOnlyList<EnqueueReceipt>> EnqueueAsync(FaultyJobStore store, NewJob job) => store.EnqueueAsync([job], EnqueueMode.AllOrNone, default);

    private static async Task<IReadOnlyList<string>> FateAsync(FaultyJobStore store)
    {
        var fates = new List<string>();
        for (var call = 0; call < 60; call++)
        {
            try
            {
                await EnqueueAsync(store, NewJob());
                fates.Add("done");
            }
            catch (InjectedFaultException fault)
            {
                fates.Add(fault.Executed ? "ambiguous" : "not done");
            }
        }

        return fates;
    }

    private FaultyJobStore Store(int seed, FaultRates rates) => new(_inner, seed, _clock) { Rates = rates };
}
