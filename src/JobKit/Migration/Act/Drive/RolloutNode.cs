using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>What this node knows of the rollouts, and the routers that go by it. What it knew last stays good while the store is away.</summary>
internal sealed class RolloutNode(
    IEnumerable<InitialRollout> initial, IOptions<MigrationOptions> options, TimeProvider clock, ILogger<RolloutNode> logger) : ITrafficRouters, IDisposable
{
    private readonly ConcurrentDictionary<string, TrafficRouter> _routers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Rollout> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _unreadable = new(StringComparer.Ordinal);
    private bool _saidStale;

    /// <summary>By key.</summary>
    public IReadOnlyList<Rollout> Known => [.. _known.Values.OrderBy(it => it.Key, StringComparer.Ordinal)];

    public ITrafficRouter For(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Router(key);
    }

    public RolloutPlan? PlanOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Find(key)?.Plan ?? Added(key);
    }

    public Rollout? Find(string key) => _known.GetValueOrDefault(key);

    /// <summary>Takes what was just read. A row that this build cannot read leaves what was known before, which grows old.</summary>
    public void Accept(IReadOnlyList<StoredRollout> rows)
    {
        foreach (var row in rows)
        {
            try
            {
                if (_known.GetValueOrDefault(row.Key) is { } known && known.Version == row.Version && known.UpdatedAt == row.UpdatedAt)
                {
                    Router(row.Key).Confirm();
                    _unreadable.TryRemove(row.Key, out _);
                    continue;
                }

                var rollout = RolloutRows.Read(row);
                Router(row.Key).Accept(RouteSnapshot.Of(RolloutRoutes.Of(rollout), options.Value));
                _known[row.Key] = rollout;
                _unreadable.TryRemove(row.Key, out _);
                RolloutLog.Seen(logger, row.Key, row.Version, new(RolloutText.Place(rollout)));
            }
            catch (Exception error)
            {
                if (!_unreadable.TryGetValue(row.Key, out var said) || said != row.Version)
                {
                    _unreadable[row.Key] = row.Version;
                    RolloutLog.Unreadable(logger, error, new(row.Key), row.Version);
                }
            }
        }
    }

    /// <summary>The store was just read and holds nothing newer.</summary>
    public void Confirm()
    {
        foreach (var key in _known.Keys.Where(key => !_unreadable.ContainsKey(key)))
        {
            Router(key).Confirm();
        }
    }

    /// <summary>Routes to legacy at once, where that is still safe, until another epoch comes.</summary>
    /// <returns>Whether it is safe.</returns>
    public bool OpenFuse(string key, long epoch)
    {
        Router(key).OpenFuse(epoch);
        return Router(key).Snapshot.Reversible;
    }

    /// <summary>Says once that what this node goes by has grown old, and once that it is up to date again. Used by one loop.</summary>
    public void TellAge()
    {
        var stale = _known.Keys.Any(key => Router(key).IsStale);
        if (stale == _saidStale)
        {
            return;
        }

        _saidStale = stale;
        if (stale)
        {
            RolloutLog.Stale(logger, FreshnessWatch.StaleAfter.TotalSeconds);
        }
        else
        {
            RolloutLog.FreshAgain(logger);
        }
    }

    public void Dispose()
    {
        foreach (var router in _routers.Values)
        {
            router.Dispose();
        }
    }

    private TrafficRouter Router(string key) => _routers.GetOrAdd(
        key,
        static (key, it) => new(RouteSnapshot.Cold(key, it.Initial, it.Options), it.Options, it.Clock, Random.Shared, it.Logger),
        (Initial: Added(key)?.FailSafe ?? MigrationSide.Legacy, Options: options.Value, Clock: clock, Logger: (ILogger)logger));

    private RolloutPlan? Added(string key) => initial.FirstOrDefault(it => it.Plan.Key == key)?.Plan;
}
