using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Rollouts in this process's memory.</summary>
/// <param name="events">The chain, and the lock of all that is told in it.</param>
/// <param name="jobs">Takes the jobs of a change; one step with the change where it keeps them in memory too.</param>
internal sealed class InMemoryRolloutStore(InMemoryRolloutEvents events, IJobEnqueueStore? jobs = null) : IRolloutStore
{
    private readonly Dictionary<string, StoredRollout> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RolloutLease> _leases = new(StringComparer.Ordinal);

    public Task<long> ReadRevisionAsync(CancellationToken cancellationToken) =>
        Under(() => _rows.Values.Sum(it => it.Version), cancellationToken);

    public Task<RolloutsRead> ReadAsync(string? key, CancellationToken cancellationToken) => Under(
        () => new RolloutsRead(events.Now, [.. _rows.Values.Where(it => key is null || it.Key == key).OrderBy(it => it.Key, StringComparer.Ordinal)]),
        cancellationToken);

    public async Task<StoredRollout?> WriteAsync(RolloutWrite write, CancellationToken cancellationToken)
    {
        var memory = jobs as InMemoryJobStore;
        StoredRollout written;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var blocker = Task.CompletedTask;
            lock (events.Gate)
            {
                if (!IsExpected(write))
                {
                    return null;
                }

                if (memory?.TryEnqueueApart(write.Jobs, out blocker) is not false)
                {
                    written = Put(write);
                    break;
                }
            }

            await blocker.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (memory is null && jobs is not null && write.Jobs.Count > 0)
        {
            await jobs.EnqueueAsync(write.Jobs, EnqueueMode.EachAlone, cancellationToken).ConfigureAwait(false);
        }

        return written;
    }

    public Task<RolloutLease?> TakeLeaseAsync(string key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
        Under(() => Take(key, owner, duration), cancellationToken);

    private bool IsExpected(RolloutWrite write) =>
        (_rows.GetValueOrDefault(write.Row.Key)?.Version ?? 0) == write.ExpectedVersion
        && (write.Lease is not { } lease
            || (_leases.GetValueOrDefault(lease.Key) is { } held && held.Owner == lease.Owner && held.Term == lease.Term && held.Until > events.Now));

    private StoredRollout Put(RolloutWrite write)
    {
        events.Append(write.Event, write.Row.Version);
        return _rows[write.Row.Key] = write.Row with { UpdatedAt = events.Now };
    }

    private RolloutLease? Take(string key, string owner, TimeSpan duration)
    {
        if (!_rows.ContainsKey(key))
        {
            return null;
        }

        var held = _leases.GetValueOrDefault(key);
        var live = held is not null && held.Until > events.Now;
        return live && held!.Owner != owner
            ? null
            : _leases[key] = new(key, owner, live ? held!.Term : (held?.Term ?? 0) + 1, events.Now + duration);
    }

    private Task<T> Under<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (events.Gate)
        {
            return Task.FromResult(work());
        }
    }
}
