using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Completed jobs for rows that were done before.</summary>
/// <param name="rows">Makes the jobs' rows.</param>
/// <param name="job">What a job was.</param>
/// <param name="one">A row of the app's by its key.</param>
/// <param name="link">The row's property for the job's id, or null.</param>
internal sealed class CompletedJobsWork<TEntity>(
    CompletedJobRows rows, Func<TEntity, CompletedJob> job, Func<DbContext, string, IQueryable<TEntity>> one, EntityLink<TEntity>? link) : RowWork<TEntity>
    where TEntity : class
{
    public override bool WritesRows => link is not null;

    public override object Make(RowFrame frame, string key, TEntity row) => rows.Make(frame, key, job(row));

    public override async Task<IReadOnlyList<NewJob>> WriteJobsAsync(
        StoreSession session, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
    {
        await ImportJobs.RunAsync(session, [.. rows.Select(row => (CompletedJobRow)row.Made)], cancellationToken).ConfigureAwait(false);
        return [];
    }

    // Not by what was read: the app may have given the row a job of its own since, and that one stays.
    public override async Task WriteRowsAsync(DbContext target, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            await link!.Fill(one(target, row.Key), ((CompletedJobRow)row.Made).Job.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    public override BackfillRow? Expected(RowFrame frame, string key, TEntity row, DbContext target)
    {
        var made = (CompletedJobRow)Make(frame, key, row);
        var linked = link?.Get(row);
        return IsAnothers(linked, made.Job.Id)
            ? null
            : new(key, JobValues.Of(made, link is null ? null : made.Job.Id.ToString()));
    }

    public override async Task<IReadOnlyList<BackfillRow>> ActualAsync(
        StoreSession session, RowFrame frame, IReadOnlyList<(string Key, TEntity Row)> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ToDictionary(row => row.Key, row => ((CompletedJobRow)Make(frame, row.Key, row.Row)).Job.Id, StringComparer.Ordinal);
        var jobs = (await ReadJobs.RunAsync(session, [.. ids.Values], cancellationToken).ConfigureAwait(false)).ToDictionary(it => it.Id);
        return
        [
            .. from row in rows
               let id = ids[row.Key]
               let linked = link?.Get(row.Row)
               where jobs.ContainsKey(id) && !IsAnothers(linked, id)
               select new BackfillRow(row.Key, JobValues.Of(jobs[id], linked)),
        ];
    }

    // A row that the app has given a job of its own meanwhile is the app's.
    private static bool IsAnothers(string? linked, JobId id) => linked is not null && !string.Equals(linked, id.ToString(), StringComparison.OrdinalIgnoreCase);
}
