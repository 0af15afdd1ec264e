using System.Globalization;
using JobKit.Migration;
using JobKit.Storage;
using Microsoft.EntityFrameworkCore;

namespace JobKit.EntityFrameworkCore;

/// <summary>Enqueues work that rows miss.</summary>
internal sealed class EnqueueMissingWork<TEntity>(IJobFactory factory, Action<TEntity, MissingJobs> jobs) : RowWork<TEntity>
    where TEntity : class
{
    public override bool WritesRows => false;

    public override bool VerifiesOnlyMissing => true;

    public override object Make(RowFrame frame, string key, TEntity row)
    {
        var missing = new MissingJobs(factory, frame, key);
        jobs(row, missing);
        return missing.Jobs;
    }

    public override async Task<IReadOnlyList<NewJob>> WriteJobsAsync(
        StoreSession session, IReadOnlyList<MadeRow<TEntity>> rows, CancellationToken cancellationToken)
    {
        // One that is there already, by its id or its unique key, is what was wanted.
        var made = rows.SelectMany(row => (IReadOnlyList<NewJob>)row.Made).ToList();
        if (made.Count == 0)
        {
            return [];
        }

        var receipts = await session.Dialect.EnqueueAsync(session, made, EnqueueMode.EachAlone, cancellationToken).ConfigureAwait(false);
        return [.. made.Where((_, place) => receipts[place].Outcome == EnqueueOutcome.Stored)];
    }

    public override BackfillRow? Expected(RowFrame frame, string key, TEntity row, DbContext target)
    {
        var made = (IReadOnlyList<NewJob>)Make(frame, key, row);
        return made.Count == 0 ? null : new(key, Values(made.Select(job => job.Type)));
    }

    /// <summary>A row that still misses its work must have it live, or have had it in this run.</summary>
    public override async Task<IReadOnlyList<BackfillRow>> ActualAsync(
        StoreSession session, RowFrame frame, IReadOnlyList<(string Key, TEntity Row)> rows, CancellationToken cancellationToken)
    {
        var made = rows.Select(row => (row.Key, Jobs: (IReadOnlyList<NewJob>)Make(frame, row.Key, row.Row))).Where(row => row.Jobs.Count > 0).ToList();
        var there = await StandingJobs.RunAsync(session, [.. made.SelectMany(row => row.Jobs)], cancellationToken).ConfigureAwait(false);
        return
        [
            .. from row in made
               let types = row.Jobs.Where(job => there.Contains(job.Id)).Select(job => job.Type).ToList()
               where types.Count > 0
               select new BackfillRow(row.Key, Values(types)),
        ];
    }

    private static Dictionary<string, string?> Values(IEnumerable<string> types) =>
        types.GroupBy(type => type, StringComparer.Ordinal).ToDictionary(
            type => type.Key, type => (string?)type.Count().ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
