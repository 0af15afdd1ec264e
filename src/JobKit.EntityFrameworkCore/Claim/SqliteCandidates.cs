using System.Text.Json;

namespace JobKit.EntityFrameworkCore;

/// <summary>The due jobs of one (queue, type, priority), oldest first, a page at a time; those past their expiry are left to the sweep.</summary>
internal sealed class SqliteCandidates(StoreSession session, PendingGroup group, long now, int page)
{
    private readonly Queue<ClaimCandidate> _read = new();

    private ClaimCandidate? _last;

    private bool _ended;

    public string Queue => group.Queue;

    /// <summary>The next one whose limit key is not among the full ones, or null at the end.</summary>
    /// <remarks>Full keys are passed over inside the index, so that a long row of jobs held up by one key costs no reading of them.</remarks>
    public async Task<ClaimCandidate?> NextAsync(IReadOnlyCollection<string> fullKeys, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_read.TryDequeue(out var candidate))
            {
                if (candidate.LimitKey is null || !fullKeys.Contains(candidate.LimitKey))
                {
                    return candidate;
                }
            }

            if (_ended)
            {
                return null;
            }

            await ReadPageAsync(fullKeys, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadPageAsync(IReadOnlyCollection<string> fullKeys, CancellationToken cancellationToken)
    {
        var after = _last is null ? string.Empty : "AND (due_at, id) > (@last_due, @last_id)";
        var open = fullKeys.Count == 0 ? string.Empty : "AND (limit_key IS NULL OR limit_key NOT IN (SELECT value FROM json_each(@full)))";
        var command = session.Command(
            $"""
            SELECT rowid, due_at, id, limit_key, limit_concurrency
            FROM {session.Dialect.Tables.Jobs} INDEXED BY ix_jobkit_jobs_pending
            WHERE status = 0 AND queue = @queue AND type = @type AND priority = @priority AND due_at <= @now
                AND (expires_at IS NULL OR expires_at > @now) {after} {open}
            ORDER BY due_at, id
            LIMIT @page
            """)
            .With("queue", group.Queue)
            .With("type", group.Type)
            .With("priority", group.Priority)
            .With("now", now)
            .With("page", page);
        if (_last is not null)
        {
            command.With("last_due", _last.Due).With("last_id", session.Dialect.ToValue(_last.Id));
        }

        if (fullKeys.Count > 0)
        {
            command.With("full", JsonSerializer.Serialize(fullKeys));
        }

        var rows = await command.RowsAsync(
            row => new ClaimCandidate(row.GetInt64(0), row.GetInt64(1), session.Dialect.ReadId(row, 2), row.GetText(3), row.GetInt32(4)),
            cancellationToken)
            .ConfigureAwait(false);
        rows.ForEach(_read.Enqueue);
        _ended = rows.Count < page;
        _last = rows.Count > 0 ? rows[^1] : _last;
    }
}
