using System.Data.Common;
using JobKit.Storage;

namespace JobKit.EntityFrameworkCore;

/// <summary>Puts jobs back that are not there, as they were.</summary>
internal static class RestoreJobs
{
    /// <summary>Those of <see cref="JobColumns"/>, then what no reader of a job sees.</summary>
    private const string Columns = $"{JobColumns.Sql}, content_hash";

    public static Task<IReadOnlyList<bool>> RunAsync(StoreSession session, IReadOnlyList<StoredJob> jobs, CancellationToken cancellationToken) =>
        session.InTransactionAsync<IReadOnlyList<bool>>(
            async () =>
            {
                var restored = new List<bool>(jobs.Count);
                foreach (var job in jobs)
                {
                    restored.Add(await Insert(session, job).RunAsync(cancellationToken).ConfigureAwait(false) > 0);
                }

                return restored;
            },
            cancellationToken);

    private static DbCommand Insert(StoreSession session, StoredJob stored)
    {
        var values = Values(stored.Job, session.Dialect).Append(stored.Hash).ToList();
        var command = session.Command(
            $"INSERT INTO {session.Dialect.Tables.Jobs} ({Columns}) VALUES ({string.Join(", ", values.Select((_, i) => $"@p{i}"))}) ON CONFLICT DO NOTHING");
        for (var i = 0; i < values.Count; i++)
        {
            command.With($"p{i}", values[i]);
        }

        return command;
    }

    private static IEnumerable<object?> Values(Job job, Dialect dialect) =>
    [
        dialect.ToValue(job.Id), job.Type, job.Queue, job.Priority, job.Payload, job.Result, (int)job.Status, dialect.ToValue(job.DueAt),
        job.Attempt, job.MaxAttempts, job.AbandonCount, job.Epoch, job.WorkerId, Instant(job.LeaseUntil, dialect),
        job.CancelRequested, job.CancelReason, job.Progress, job.Step, job.Error?.Type, job.Error?.Message, job.Error?.Detail,
        (int?)job.FailureReason, job.Owner, job.Tenant, job.CorrelationKey, job.UniqueKey, job.LimitKey, job.LimitConcurrency,
        JsonTexts.WriteOrNull(job.Tags), job.TraceParent, job.ParentId is { } parent ? dialect.ToValue(parent) : null, job.Hidden, job.Metadata,
        job.Checkpoint, job.Timeout is { } timeout ? EpochMicroseconds.From(timeout) : null, Instant(job.ExpiresAt, dialect),
        dialect.ToValue(job.CreatedAt), Instant(job.StartedAt, dialect), Instant(job.FinishedAt, dialect),
    ];

    private static object? Instant(DateTimeOffset? instant, Dialect dialect) => instant is { } given ? dialect.ToValue(given) : null;
}
