using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>What stands already for jobs that could not be inserted: their id, or the live holder of their unique key.</summary>
internal sealed class PostgreSqlExisting(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        SELECT u.place, i.content_hash, h.id
        FROM unnest(@places, @ids, @types, @unique_keys) AS u(place, id, type, unique_key)
        LEFT JOIN LATERAL (SELECT j.content_hash FROM {text.Tables.Jobs} j WHERE j.id = u.id) i ON true
        LEFT JOIN LATERAL (
            SELECT j.id FROM {text.Tables.Jobs} j
            WHERE j.type = u.type AND j.unique_key = u.unique_key AND j.unique_key IS NOT NULL AND j.finished_at IS NULL) h ON true
        """;

    /// <summary>The answers, by place in the list; a place without one has nothing that stands for it (any more).</summary>
    public async Task<Dictionary<int, EnqueueReceipt>> ExecuteAsync(
        StoreSession session, IReadOnlyList<(int Place, NewJob Job)> asked, CancellationToken cancellationToken)
    {
        var found = await session.Command(Sql)
            .With("places", asked.Select(one => one.Place).ToArray())
            .With("ids", asked.Select(one => one.Job.Id.Value).ToArray())
            .With("types", asked.Select(one => one.Job.Type).ToArray())
            .With("unique_keys", asked.Select(one => one.Job.UniqueKey).ToArray())
            .RowsAsync(
                reader => (Place: reader.GetInt32(0), Hash: reader.GetText(1), Holder: reader.IsDBNull(2) ? (JobId?)null : new(reader.GetGuid(2))),
                cancellationToken)
            .ConfigureAwait(false);

        var jobs = asked.ToDictionary(one => one.Place, one => one.Job);
        var answers = new Dictionary<int, EnqueueReceipt>();
        foreach (var (place, hash, holder) in found)
        {
            if (Answer(jobs[place], hash, holder) is { } answer)
            {
                answers[place] = answer;
            }
        }

        return answers;
    }

    /// <summary>The id speaks first: a repeated enqueue is answered for itself, whoever holds the key by now.</summary>
    private static EnqueueReceipt? Answer(NewJob job, string? storedHash, JobId? holder) =>
        storedHash is not null
            ? new(job.Id, string.Equals(storedHash, job.ContentHash, StringComparison.Ordinal) ? EnqueueOutcome.AlreadyStored : EnqueueOutcome.Conflict)
            : holder is { } id ? new(id, EnqueueOutcome.UniqueKeyHeld) : null;
}
