using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

/// <summary>Works until so many steps are done, and then does nothing more: not even what stands in a finally block.</summary>
internal sealed class DyingProcess(BackfillBench bench, int steps) : IBackfillStore
{
    private int _left = steps;

    public async Task WorkAsync()
    {
        bench.Source.At = _ => Step();
        try
        {
            await bench.Slot(1, this).RunAsync(default);
        }
        catch (OperationCanceledException)
        {
            // Dead.
        }
    }

    public Task<IReadOnlyList<BackfillRun>> ReadAsync(CancellationToken cancellationToken) => ThroughAsync(() => bench.Store.ReadAsync(cancellationToken));

    public Task<BackfillRun?> StartAsync(string name, int after, BackfillExtent extent, OperatorAction by, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> MoveAsync(BackfillMove move, CancellationToken cancellationToken) => ThroughAsync(() => bench.Store.MoveAsync(move, cancellationToken));

    public Task<BackfillLease> LeaseAsync(string name, int run, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        ThroughAsync(() => bench.Store.LeaseAsync(name, run, owner, duration, cancellationToken));

    public async Task ReleaseAsync(BackfillRange range, CancellationToken cancellationToken)
    {
        Step();
        await bench.Store.ReleaseAsync(range, cancellationToken);
    }

    public Task<BackfillState?> CheckpointAsync(BackfillCheckpoint checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<BackfillReject>> ReadRejectsAsync(string name, string? after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    // Killed before the store has heard of it, or after it has answered.
    private async Task<T> ThroughAsync<T>(Func<Task<T>> call)
    {
        Step();
        var answer = await call();
        Step();
        return answer;
    }

    private void Step()
    {
        if (_left-- <= 0)
        {
            throw new OperationCanceledException("Killed.");
        }
    }
}
