using JobKit.Migration;
using JobKit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobKit.Tests.Migration.Backfill;

/// <summary>A backfill in memory under virtual time, worked on by slots that the test runs itself.</summary>
internal sealed class BackfillBench
{
    private readonly DueJobs _jobs = new();

    public BackfillBench(int rows, BackfillOptions? options = null)
    {
        Source = new("books", rows, options);
        Store = new InMemoryBackfillStore(Clock);
        Source.Store = Store;
    }

    public ManualTimeProvider Clock { get; } = new();

    public MemorySource Source { get; }

    public IBackfillStore Store { get; }

    /// <summary>How many of the app's jobs are due.</summary>
    public long Due
    {
        set => _jobs.Due = value;
    }

    public async Task<BackfillRun> StartAsync() => (await Store.StartAsync(
        "books", (await RunAsync())?.Run ?? 0, await Source.MeasureAsync(Source.Options.Ranges, default), OperatorAction.App, default))!;

    public async Task<BackfillRun?> RunAsync() => (await Store.ReadAsync(default)).SingleOrDefault();

    public BackfillSlot Slot(int slot = 0, IBackfillStore? store = null) => new(
        Source, store ?? Store, new(_jobs, Clock), Clock, NullLogger.Instance, new("books", 1, slot), $"owner-{slot}");

    public Task<TimeSpan?> WorkAsync(int slot = 0) => Slot(slot).RunAsync(default);

    public Task<bool> MoveAsync(BackfillState from, BackfillState to, bool retry = false) =>
        Store.MoveAsync(new("books", 1, [from], to, null, OperatorAction.App, retry), default);
}
