using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Routes one rollout's requests by the newest snapshot that it was given, and knows how old that is.</summary>
/// <remarks>Any number of threads route; whoever reads the store calls <see cref="Accept"/> or <see cref="Confirm"/> after each good read.</remarks>
internal sealed class TrafficRouter : ITrafficRouter, IDisposable
{
    private const int LongUnit = 1024;
    private const long Closed = -1;

    private readonly FreshnessWatch _freshness;
    private readonly Random _chance;
    private readonly ILogger _logger;

    private volatile RouteSnapshot _snapshot;
    private long _fuseEpoch = Closed;
    private int _saidLong;

    /// <param name="cold">What routes until the first <see cref="Accept"/>, marked stale.</param>
    /// <param name="options">For <see cref="MigrationOptions.MaxStale"/>.</param>
    /// <param name="clock">The passing of time since the last good read.</param>
    /// <param name="chance">For <see cref="AnonymousRouting.RandomPerRequest"/>; it must bear calls from many threads.</param>
    /// <param name="logger">Hears of a unit too long, once.</param>
    public TrafficRouter(RouteSnapshot cold, MigrationOptions options, TimeProvider clock, Random chance, ILogger logger)
    {
        _snapshot = cold;
        _freshness = new(options.MaxStale, clock);
        _chance = chance;
        _logger = logger;
    }

    public RouteSnapshot Snapshot => _snapshot;

    /// <summary>Whether the rollout may have changed since it was read.</summary>
    public bool IsStale => _freshness.Now != Freshness.Fresh;

    public RouteDecision Route(in RouteRequest request)
    {
        var snapshot = _snapshot;
        if (request.Unit is { Length: > LongUnit })
        {
            SayLong(snapshot, request.Unit.Length);
        }

        var draw = snapshot.Anonymous == AnonymousRouting.RandomPerRequest ? _chance.Next(StableHash.Buckets) : 0;
        return RouteTable.Decide(snapshot, request, new(_freshness.Now, Volatile.Read(ref _fuseEpoch) == snapshot.Epoch, draw));
    }

    /// <summary>Takes what was just read from the store.</summary>
    public void Accept(RouteSnapshot snapshot)
    {
        _snapshot = snapshot;
        Confirm();
    }

    /// <summary>The store was just read and holds nothing newer.</summary>
    public void Confirm() => _freshness.Restart();

    /// <summary>Routes to legacy at once, where that is still safe, until a snapshot of another epoch comes.</summary>
    public void OpenFuse(long epoch) => Volatile.Write(ref _fuseEpoch, epoch);

    public void Dispose() => _freshness.Dispose();

    private void SayLong(RouteSnapshot snapshot, int length)
    {
        if (Interlocked.Exchange(ref _saidLong, 1) == 0)
        {
            RouteLog.LongUnit(_logger, snapshot.Settings.Key, length, LongUnit);
        }
    }
}
