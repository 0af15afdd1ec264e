using JobKit.Storage;
using static JobKit.EntityFrameworkCore.Number;

namespace JobKit.EntityFrameworkCore;

/// <summary>Writes progress, each under its epoch; locks by primary key in the order of the ids, as <see cref="PostgreSqlSettle"/> does.</summary>
internal sealed class PostgreSqlProgress(PostgreSqlText text)
{
    public string Sql { get; } =
        $"""
        WITH held AS MATERIALIZED (
            SELECT u.* FROM unnest(@ids, @epochs, @percents, @steps) AS u(id, epoch, percent, step)
            CROSS JOIN LATERAL (
                SELECT 1 FROM {text.Tables.Jobs} j
                WHERE j.id = u.id AND j.status = {Processing} AND j.epoch = u.epoch
                FOR UPDATE) j
        )
        UPDATE {text.Tables.Jobs} AS job
        SET progress = h.percent, step = coalesce(h.step, job.step)
        FROM held h
        WHERE job.id = h.id AND job.id = ANY(ARRAY(SELECT id FROM held))
        RETURNING job.id, job.epoch
        """;

    public async Task<IReadOnlyList<bool>> ExecuteAsync(
        StoreSession session, IReadOnlyList<ProgressWrite> writes, CancellationToken cancellationToken)
    {
        // Several for one attempt: as if each had been written in turn.
        var rows = writes.GroupBy(write => (write.JobId, write.Epoch))
            .Select(same => same.Aggregate((earlier, later) => later with { Step = later.Step ?? earlier.Step }))
            .OrderBy(write => write.JobId)
            .ToArray();
        var held = await session.Command(Sql)
            .With("ids", Array.ConvertAll(rows, row => row.JobId.Value))
            .With("epochs", Array.ConvertAll(rows, row => row.Epoch))
            .With("percents", Array.ConvertAll(rows, row => (short)Math.Clamp(row.Percent, 0, 100)))
            .With("steps", Array.ConvertAll(rows, row => PostgreSqlStorable.Of(row.Step)))
            .RowsAsync(reader => (new JobId(reader.GetGuid(0)), reader.GetInt64(1)), cancellationToken)
            .ConfigureAwait(false);

        var written = held.ToHashSet();
        return [.. writes.Select(write => written.Contains((write.JobId, write.Epoch)))];
    }
}
