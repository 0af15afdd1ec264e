using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>How much room the queues and the limit keys have, as of the claim's own transaction: held jobs are the slots, there are no counters.</summary>
internal sealed class SqliteLimits
{
    private readonly StoreSession _session;

    private readonly Dictionary<string, long> _roomOfQueue = new(StringComparer.Ordinal);

    private readonly HashSet<string> _pausedQueues = new(StringComparer.Ordinal);

    private readonly Dictionary<string, long> _heldOfKey = new(StringComparer.Ordinal);

    private readonly HashSet<string> _fullKeys = new(StringComparer.Ordinal);

    private SqliteLimits(StoreSession session) => _session = session;

    /// <summary>Limit keys that have no room; a later job with one is not taken before an earlier.</summary>
    public IReadOnlyCollection<string> FullKeys => _fullKeys;

    public static async Task<SqliteLimits> ReadAsync(StoreSession session, ClaimRequest request, CancellationToken cancellationToken)
    {
        var limits = new SqliteLimits(session);
        foreach (var (queue, room) in request.QueueLimits)
        {
            limits._roomOfQueue[queue] = room;
        }

        var settings = await QueueSettings.RunAsync(session, cancellationToken).ConfigureAwait(false);
        var held = settings.Values.Any(setting => setting.Concurrency is not null)
            ? await ProcessingCounts.RunAsync(session, cancellationToken).ConfigureAwait(false)
            : [];
        foreach (var setting in settings.Values)
        {
            if (setting.Paused && !request.IncludesPaused)
            {
                limits._pausedQueues.Add(setting.Name);
            }

            if (setting.Concurrency is { } most)
            {
                limits._roomOfQueue[setting.Name] =
                    Math.Min(limits._roomOfQueue.GetValueOrDefault(setting.Name, long.MaxValue), most - held.GetValueOrDefault(setting.Name));
            }
        }

        return limits;
    }

    public bool HasRoom(string queue) => !_pausedQueues.Contains(queue) && _roomOfQueue.GetValueOrDefault(queue, 1) > 0;

    /// <summary>Takes a slot for the job, or finds its key full.</summary>
    public async Task<bool> TryTakeAsync(string queue, ClaimCandidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.LimitKey is { } key)
        {
            if (!_heldOfKey.TryGetValue(key, out var held))
            {
                held = await CountAsync(key, cancellationToken).ConfigureAwait(false);
            }

            if (held >= candidate.LimitConcurrency)
            {
                _heldOfKey[key] = held;
                _fullKeys.Add(key);
                return false;
            }

            _heldOfKey[key] = held + 1;
        }

        if (_roomOfQueue.TryGetValue(queue, out var room))
        {
            _roomOfQueue[queue] = room - 1;
        }

        return true;
    }

    private async Task<long> CountAsync(string key, CancellationToken cancellationToken)
    {
        var counted = await _session.Command(
            $"SELECT count(*) FROM {_session.Dialect.Tables.Jobs} WHERE limit_key = @key AND lease_until IS NOT NULL")
            .With("key", key)
            .RowsAsync(row => row.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        return counted[0];
    }
}
