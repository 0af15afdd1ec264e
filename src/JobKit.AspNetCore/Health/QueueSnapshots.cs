using JobKit.Storage;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Reads how the job loop stands, at most every two seconds however many ask.</summary>
internal sealed class QueueSnapshots(IJobQueryStore store, IOptionsMonitor<WorkerOptions> worker, TimeProvider clock) : IDisposable
{
    private const int MostTypes = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1);
    private QueueSnapshot? _last;
    private long _readAt;

    /// <summary>How long a worker may be silent before it is not alive.</summary>
    public TimeSpan Silence => worker.CurrentValue.SweepInterval * 3 is var sweeps && sweeps > ShortestSilence ? sweeps : ShortestSilence;

    public async Task<QueueSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is null || clock.GetElapsedTime(_readAt) >= Kept)
            {
                _last = await ReadNowAsync(cancellationToken).ConfigureAwait(false);
                _readAt = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Reads it now, for whoever has just changed it.</summary>
    public async Task<QueueSnapshot> ReadNowAsync(CancellationToken cancellationToken)
    {
        var statistics = await store.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        var queues = statistics.Queues.Where(queue => !OwnQueues.Has(queue.Name)).ToList();
        var counts = (await store.ReadStatisticsAsync(Hour, cancellationToken).ConfigureAwait(false)).Where(count => !OwnQueues.Has(count.Queue)).ToList();
        var silence = Silence;
        var live = (await store.GetWorkersAsync(cancellationToken).ConfigureAwait(false)).Where(node => node.HeartbeatAge <= silence).ToList();
        var handled = live.SelectMany(node => node.Types).ToHashSet(StringComparer.Ordinal);
        long Sum(StatisticsMeasure measure) => counts.Where(count => count.Measure == measure).Sum(count => count.Count);
        return new()
        {
            Pending = queues.Sum(queue => queue.Pending.Value),
            Due = queues.Sum(queue => queue.Due.Value),
            Processing = queues.Sum(queue => queue.Processing),
            OldestDue = queues.Max(queue => queue.OldestDue),
            Paused = [.. queues.Where(queue => queue.Paused).Select(queue => queue.Name)],
            FreeSlots = live.Sum(node => Math.Max(0, node.Slots - node.Busy)),
            LiveWorkers = live.Count,
            Completed = Sum(StatisticsMeasure.Completed),
            Failed = Sum(StatisticsMeasure.Failed),
            FailedByType = [.. ByType(counts).OrderByDescending(it => it.Value).ThenBy(it => it.Key, StringComparer.Ordinal).Take(MostTypes)],
            UnhandledTypes = [.. statistics.PendingTypes.Where(type => !handled.Contains(type))],
        };
    }

    public void Dispose() => _one.Dispose();

    private static Dictionary<string, long> ByType(IEnumerable<StatisticsCount> counts) => counts
        .Where(count => count.Measure == StatisticsMeasure.Failed)
        .GroupBy(count => count.Type, StringComparer.Ordinal)
        .ToDictionary(type => type.Key, type => type.Sum(count => count.Count), StringComparer.Ordinal);
}
