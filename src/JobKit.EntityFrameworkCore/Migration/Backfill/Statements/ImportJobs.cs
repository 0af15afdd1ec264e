using System.Data.Common;
using System.Globalization;
using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>
/// Writes completed jobs with times of their own where none has the id. No attempt of them ran here, so neither attempts nor statistics
/// know of them.
/// </summary>
internal static class ImportJobs
{
    // A row has 17 parameters; a statement stays well below every provider's bound.
    private const int AtOnce = 50;

    private static readonly string[] Names =
    [
        "id", "type", "queue", "priority", "payload", "hash", "attempts", "limit", "result", "owner", "tenant", "correlation", "tags", "hidden",
        "created", "started", "finished",
    ];

    public static async Task RunAsync(StoreSession session, IReadOnlyList<CompletedJobRow> jobs, CancellationToken cancellationToken)
    {
        foreach (var some in jobs.Chunk(AtOnce))
        {
            var rows = some.Select((_, place) => Row(place.ToString(CultureInfo.InvariantCulture)));
            var command = session.Command(
                $"""
                INSERT INTO {session.Dialect.Tables.Jobs} (
                    id, type, queue, priority, payload, content_hash, max_attempts, limit_concurrency, result, owner, tenant, correlation_key, tags,
                    hidden, created_at, due_at, started_at, finished_at, status, progress, attempt, abandon_count, epoch, cancel_requested)
                VALUES {string.Join(",\n", rows)}
                ON CONFLICT (id) DO NOTHING
                """);
            for (var place = 0; place < some.Length; place++)
            {
                Fill(command, some[place], session.Dialect, place.ToString(CultureInfo.InvariantCulture));
            }

            await command.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Due is when it was made: the instant it could have been claimed from.
    private static string Row(string place)
    {
        var values = Names.Select(name => $"@{name}_{place}").ToList();
        values.Insert(values.Count - 2, $"@created_{place}");
        return $"({string.Join(", ", values)}, {Completed}, 100, 0, 0, 0, false)";
    }

    private static void Fill(DbCommand command, CompletedJobRow row, Dialect dialect, string place)
    {
        var job = row.Job;
        object?[] values =
        [
            dialect.ToValue(job.Id), job.Type, job.Queue, (short)job.Priority, job.Payload, job.ContentHash, job.MaxAttempts, job.LimitConcurrency,
            row.Result, job.Owner, job.Tenant, job.CorrelationKey, JsonTexts.WriteOrNull(job.Tags), job.Hidden,
            dialect.ToValue(row.CreatedAt), dialect.ToValue(row.StartedAt), dialect.ToValue(row.FinishedAt),
        ];
        for (var index = 0; index < Names.Length; index++)
        {
            command.With($"{Names[index]}_{place}", values[index]);
        }
    }
}
