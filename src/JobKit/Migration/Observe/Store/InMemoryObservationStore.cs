using System.Runtime.InteropServices;

namespace JobKit.Migration;

/// <summary>Observations of one process, in memory.</summary>
internal sealed class InMemoryObservationStore(TimeProvider clock) : IObservationStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CohortKey, CohortRow> _rows = [];
    private readonly Dictionary<CohortKey, SubCounts> _hours = [];
    private readonly InMemoryExposures _exposures = new();
    private readonly Dictionary<string, ObservedNode> _nodes = new(StringComparer.Ordinal);

    public Task<bool> AddAsync(ObservationBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_nodes.TryGetValue(batch.Node, out var node) && node.Seq >= batch.Seq)
            {
                return Task.FromResult(false);
            }

            _nodes[batch.Node] = new(batch.Node, batch.Seq, batch.IsLast ? DateTimeOffset.UnixEpoch : clock.GetUtcNow());
            foreach (var delta in batch.Deltas)
            {
                Add(delta);
            }

            foreach (var exposure in batch.Exposures)
            {
                _exposures.Add(exposure);
            }
        }

        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<CohortRow>> ReadCohortsAsync(
        string key, long epoch, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<CohortRow>>(
            [
                .. _rows.Values
                    .Where(row => IsOf(row.Cohort, key, epoch) && row.Cohort.Start >= from && row.Cohort.Start < until)
                    .OrderBy(row => row.Cohort.Start).ThenBy(row => row.Cohort.Endpoint, StringComparer.Ordinal).ThenBy(row => row.Cohort.Arm),
            ]);
        }
    }

    public Task<IReadOnlyList<UnitHour>> ReadUnitsAsync(string key, long epoch, DateTimeOffset from, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<UnitHour>>(
            [
                .. _hours
                    .Where(it => IsOf(it.Key, key, epoch) && it.Key.Start >= from)
                    .OrderBy(it => it.Key.Start).ThenBy(it => it.Key.Endpoint, StringComparer.Ordinal).ThenBy(it => it.Key.Arm)
                    .Select(it => new UnitHour(it.Key.Endpoint, it.Key.Start, it.Key.Arm, it.Value)),
            ]);
        }
    }

    public Task<Comparisons> ReadComparisonsAsync(string key, long epoch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var rows = _rows.Values.Where(row => IsOf(row.Cohort, key, epoch)).ToList();
            return Task.FromResult(new Comparisons(rows.Sum(row => row.Sums.Compared), rows.Sum(row => row.Sums.Mismatched)));
        }
    }

    public Task<IReadOnlyList<ExposureCount>> ReadExposuresAsync(string key, long epoch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_exposures.Read(key, epoch));
        }
    }

    public Task<ObservedNodes> ReadNodesAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return Task.FromResult(new ObservedNodes(now, [.. _nodes.Values.Where(it => it.SeenAt >= now - ObservationRetention.Nodes)]));
        }
    }

    public Task<bool> ReconcileAsync(CohortDelta recount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var row = _rows.GetValueOrDefault(recount.Cohort);
            if (row is { Reconciled: true })
            {
                return Task.FromResult(false);
            }

            _rows[recount.Cohort] = new(recount.Cohort, Recounted(row?.Sums ?? CohortSums.Zero, recount.Sums), Reconciled: true);
            AddSubs(recount);
            return Task.FromResult(true);
        }
    }

    public Task PruneAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            foreach (var old in _rows.Values.Where(row => row.Cohort.Hour.AddHours(1) <= now - ObservationRetention.Minutes).ToList())
            {
                MoveToHour(old);
            }

            Remove(_rows, now - ObservationRetention.Hours);
            Remove(_hours, now - ObservationRetention.Hours);
            _exposures.Prune();
            foreach (var gone in _nodes.Values.Where(it => it.SeenAt < now - ObservationRetention.Nodes).ToList())
            {
                _nodes.Remove(gone.Node);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsOf(in CohortKey cohort, string key, long epoch) =>
        cohort.Epoch == epoch && string.Equals(cohort.Key, key, StringComparison.Ordinal);

    private static CohortSums Recounted(CohortSums counted, CohortSums recount) => counted with
    {
        Units = recount.Units,
        Done = recount.Done,
        Errors = recount.Errors,
        Cancelled = recount.Cancelled,
        Result = recount.Result,
    };

    private static void Remove<T>(Dictionary<CohortKey, T> rows, DateTimeOffset before)
    {
        foreach (var old in rows.Keys.Where(it => it.Start < before).ToList())
        {
            rows.Remove(old);
        }
    }

    private void Add(CohortDelta delta)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, delta.Cohort, out var exists);
        if (exists && row!.Reconciled)
        {
            return;
        }

        row = new(delta.Cohort, exists ? row!.Sums.Plus(delta.Sums) : delta.Sums);
        AddSubs(delta);
    }

    private void AddSubs(CohortDelta delta)
    {
        if (!delta.Subs.IsZero)
        {
            ref var subs = ref CollectionsMarshal.GetValueRefOrAddDefault(_hours, delta.Cohort with { Start = delta.Cohort.Hour }, out var exists);
            subs = exists ? subs!.Plus(delta.Subs) : delta.Subs;
        }
    }

    private void MoveToHour(CohortRow old)
    {
        var hour = old.Cohort with { Start = old.Cohort.Hour };
        if (hour == old.Cohort)
        {
            return;
        }

        _rows.Remove(old.Cohort);
        _rows[hour] = _rows.TryGetValue(hour, out var sum)
            ? new(hour, sum.Sums.Plus(old.Sums))
            : new(hour, old.Sums);
    }
}
