using JobKit.Migration;
using JobKit.Testing;

namespace JobKit.Tests.Migration.Flags;

/// <summary>The store of several nodes, which a test can take away.</summary>
internal sealed class SharedFlagStore : IFeatureFlagStore
{
    private readonly InMemoryFeatureFlagStore _store;

    public SharedFlagStore()
    {
        Events = new(Clock);
        _store = new(Events);
    }

    public ManualTimeProvider Clock { get; } = new();

    public InMemoryRolloutEvents Events { get; }

    public bool IsAway { get; set; }

    /// <summary>Holds every read until it is completed.</summary>
    public TaskCompletionSource? Held { get; set; }

    /// <summary>Whether a read has no answer until it is given up, as on a connection that is half open.</summary>
    public bool Hangs { get; set; }

    /// <summary>How many reads hung.</summary>
    public int Hung { get; private set; }

    /// <summary>Holds one full read that has its answer already: tells when, and waits.</summary>
    public (TaskCompletionSource Begun, TaskCompletionSource Goes)? HeldAnswer { get; set; }

    public int FullReads { get; private set; }

    /// <summary>What a read gives in place of the flags.</summary>
    public IReadOnlyList<StoredFlag>? Instead { get; set; }

    /// <summary>Runs once, between the reading of a flag and its writing.</summary>
    public Func<Task>? BeforeWrite { get; set; }

    public async Task<long> ReadRevisionAsync(CancellationToken cancellationToken)
    {
        if (Hangs)
        {
            Hung++;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        await ReachAsync();
        return Instead?.Max(it => it.Version) ?? await _store.ReadRevisionAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredFlag>> ReadAllAsync(CancellationToken cancellationToken)
    {
        await ReachAsync();
        FullReads++;
        var answer = Instead ?? await _store.ReadAllAsync(cancellationToken);
        if (HeldAnswer is { } held)
        {
            HeldAnswer = null;
            held.Begun.SetResult();
            await held.Goes.Task;
        }

        return answer;
    }

    public async Task<StoredFlag?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await ReachAsync();
        return await _store.ReadAsync(name, cancellationToken);
    }

    public async Task<StoredFlag?> WriteAsync(FlagWrite write, CancellationToken cancellationToken)
    {
        await ReachAsync();
        if (BeforeWrite is { } act)
        {
            BeforeWrite = null;
            await act();
        }

        return await _store.WriteAsync(write, cancellationToken);
    }

    private async Task ReachAsync()
    {
        if (Held is { } held)
        {
            await held.Task;
        }

        if (IsAway)
        {
            throw new TimeoutException("The database is away.");
        }
    }
}
