using JobKit.Migration;

namespace JobKit.Tests.Migration.Act;

/// <summary>A store in which something can happen just before a write, or that is away.</summary>
internal sealed class HookedRolloutStore(IRolloutStore inner) : IRolloutStore
{
    /// <summary>What it stands before; another one is a database that was restored.</summary>
    public IRolloutStore Inner { get; set; } = inner;

    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    public bool RefusesWrites { get; set; }

    public bool IsAway { get; set; }

    public bool Hangs { get; set; }

    /// <summary>How many reads hang.</summary>
    public int Hung { get; private set; }

    /// <summary>A rollout whose lease is never answered for.</summary>
    public string? HangsFor { get; set; }

    /// <summary>A rollout that cannot be read by itself.</summary>
    public string? UnreadableKey { get; set; }

    /// <summary>Whether the next write is made, its answer is lost, and the same write is tried again, as a store does at a broken connection.</summary>
    public bool LosesAnswer { get; set; }

    public bool IsReadOnly { get; set; }

    public int Writes { get; private set; }

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) => Reached(() => Inner.ReadRevisionAsync(cancellationToken));

    public async Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken)
    {
        if (Hangs)
        {
            Hung++;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await Reached(() => key is not null && key == UnreadableKey
            ? throw new JobStoreException("The row is of another build's making.")
            : Inner.ReadAsync(key, cancellationToken));
    }

    public async Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken)
    {
        Writes++;
        await BeforeWrite();
        if (IsReadOnly)
        {
            throw new JobStoreException("The store is read-only.");
        }

        if (LosesAnswer)
        {
            LosesAnswer = false;
            await Inner.WriteAsync(write, cancellationToken);
        }

        return await Reached(() => RefusesWrites ? Task.FromResult<StoredRollout?>(null) : Inner.WriteAsync(write, cancellationToken));
    }

    public async Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (key == HangsFor)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return await Reached(() => Inner.TakeLeaseAsync(key, owner, duration, cancellationToken));
    }

    private Task<T> Reached<T>(Func<Task<T>> call) => IsAway ? Task.FromException<T>(new JobStoreException("The store is away.")) : call();
}
