using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.Migration;

/// <summary>Keeps this node's copy of all flags, and knows how old it is.</summary>
internal sealed class FlagReader : IDisposable
{
    /// <summary>A read that takes longer is given up: on a connection that is half open it would keep all changes from this node for much longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Even if nothing seems to have changed: a database that was restored from a backup may have come to the same version.</summary>
    public const int ReadsWithoutLooking = 30;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IFeatureFlagStore _store;
    private readonly FlagFile _file;
    private readonly TimeSpan _staleAfter;
    private readonly FreshnessWatch _freshness;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private volatile FlagSnapshot _snapshot = FlagSnapshot.Empty;
    private int _unchanged;
    private bool _read;

    public FlagReader(IFeatureFlagStore store, FlagFile file, IOptions<MigrationOptions> options, TimeProvider clock, ILogger<FlagReader> logger)
    {
        _store = store;
        _file = file;
        _staleAfter = options.Value.FlagRefresh * 3;
        _freshness = new(options.Value.MaxStale, clock, _staleAfter);
        _clock = clock;
        _logger = logger;
    }

    public FlagSnapshot Snapshot => _snapshot;

    public Freshness Freshness => _freshness.Now;

    /// <summary>Asks the store whether anything has changed, and reads it if so.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => TimeLimit.RunAsync(ReadAsync, Longest, _clock, cancellationToken);

    /// <summary>Takes what an earlier process knew last; tells whether there was anything. From now on it is good as long as in any outage.</summary>
    public bool TakeLastKnown()
    {
        if (_file.Load() is not { } last)
        {
            return false;
        }

        _snapshot = FlagSnapshot.Of(last);
        _freshness.Restart(_staleAfter);
        return true;
    }

    public void Dispose()
    {
        _freshness.Dispose();
        _turn.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        // One after the other: of two that overlap, the older answer could come last.
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Not "higher than": a database that was restored from a backup has a lower one.
            var revision = await _store.ReadRevisionAsync(cancellationToken).ConfigureAwait(false);
            if (revision != _snapshot.Revision || !_read || ++_unchanged >= ReadsWithoutLooking)
            {
                Accept(FlagSnapshot.Of(await _store.ReadAllAsync(cancellationToken).ConfigureAwait(false)));
                (_read, _unchanged) = (true, 0);
            }

            _freshness.Restart();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Accept(FlagSnapshot snapshot)
    {
        foreach (var name in snapshot.Unreadable)
        {
            FlagLog.Unreadable(_logger, name);
        }

        _snapshot = snapshot;
        FlagLog.Loaded(_logger, snapshot.Revision, snapshot.Flags.Count);
        _file.Save(snapshot.Stored);
    }
}
