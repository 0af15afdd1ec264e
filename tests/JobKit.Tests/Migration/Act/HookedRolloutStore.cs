using JobKit.Migration;

namespace JobKit.Tests.Migration.Act;

/// <summary>A store in which something can happen just before a write, or that is away.</summary>
internal sealed class HookedRolloutStore(IRolloutStore inner) : IRolloutStore
{
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public bool RefusesWrites { get; set; }

    public bool IsAway { get; set; }

    public bool Hangs { get; set; }

    /// <summary>How many reads hang.</summary>
    public int Hung { get; private set; }

    public int Writes { get; private set; }

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) => Reached(() => inner.ReadRevisionAsync(cancellationToken));

    public async Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken)
    {
        if (Hangs)
        {
            Hung++;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await Reached(() => inner.ReadAsync(key, cancellationToken));
    }

    public async Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken)
    {
        Writes++;
        await BeforeWrite();
        return await Reached(() => RefusesWrites ? Task.FromResult<StoredRollout?>(null) : inner.WriteAsync(write, cancellationToken));
    }

    public Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        Reached(() => inner.TakeLeaseAsync(key, owner, duration, cancellationToken));

    private Task<T> Reached<T>(Func<Task<T>> call) => IsAway ? Task.FromException<T>(new JobStoreException("The store is away.")) : call();
}
