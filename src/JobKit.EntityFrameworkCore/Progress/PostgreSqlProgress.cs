using System.Data.Common;
using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes progress, each under its epoch; locks by primary key in the order of the ids, as <see cref="PostgreSqlSettle"/> does.</summary>
/// <remarks>
/// It waits for no row, because it would keep those before it locked meanwhile: a handler that completes in its own open transaction would
/// hold up the outcomes of others. A row that somebody has locked keeps its older progress, and is told of as held where it was.
/// </remarks>
internal sealed class PostgreSqlProgress(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH held AS MATERIALIZED (
            SELECT u.* FROM unnest(@ids, @epochs, @percents, @steps) AS u(id, epoch, percent, step)
            CROSS JOIN LATERAL (
                SELECT 1 FROM {text.Tables.Jobs} j
                WHERE j.id = u.id AND j.status = {Processing} AND j.epoch = u.epoch
                FOR UPDATE SKIP LOCKED) j
        )
        UPDATE {text.Tables.Jobs} AS job
        SET progress = h.percent, step = coalesce(h.step, job.step)
        FROM held h
        WHERE job.id = h.id AND job.id = ANY(ARRAY(SELECT id FROM held))
        RETURNING job.id, job.epoch
        """;

    public PostgreSqlHeld Held { get; } = new(text);

    public async Task<IReadOnlyList<bool>> ExecuteAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken)
    {
        // Several for one attempt: as if each had been written in turn.
        var rows = writes.GroupBy(write => (write.JobId, write.Epoch))
            .Select(same => same.Aggregate((earlier, later) => later with { Step = later.Step ?? earlier.Step }))
            .OrderBy(write => write.JobId)
            .ToArray();
        var written = await KeysAsync(
            Keyed(session.Command(Sql), rows)
                .With("percents", Array.ConvertAll(rows, row => (short)Math.Clamp(row.Percent, 0, 100)))
                .With("steps", Array.ConvertAll(rows, row => PostgreSqlStorable.Of(row.Step))),
            cancellationToken).ConfigureAwait(false);
        var others = Array.FindAll(rows, row => !written.Contains((row.JobId, row.Epoch)));
        var locked = others.Length == 0
            ? []
            : await KeysAsync(Keyed(session.Command(Held.Sql), others), cancellationToken).ConfigureAwait(false);
        return [.. writes.Select(write => written.Contains((write.JobId, write.Epoch)) || locked.Contains((write.JobId, write.Epoch)))];
    }

    private static DbCommand Keyed(DbCommand command, ProgressWrite[] rows) => command
        .With("ids", Array.ConvertAll(rows, row => row.JobId.Value))
        .With("epochs", Array.ConvertAll(rows, row => row.Epoch));

    private static async Task<HashSet<(JobId Id, long Epoch)>> KeysAsync(DbCommand command, CancellationToken cancellationToken) =>
        [.. await command.RowsAsync(reader => (new JobId(reader.GetGuid(0)), reader.GetInt64(1)), cancellationToken).ConfigureAwait(false)];
}
