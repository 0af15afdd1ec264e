using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using JobKit.EntityFrameworkCore;
using JobKit.Storage;

namespace JobKit.Plans;

/// <summary>How each verb comes to the jobs table, told by the server of what the product runs.</summary>
internal static partial class Scans
{
    // A prepared statement gets its generic plan at the sixth use, where the server may choose.
    private const int Uses = 7;

    /// <summary>For each verb the kinds of scan on the jobs table at its last use, with the index.</summary>
    public static async Task<IReadOnlyList<(string Verb, string Kinds)>> OfAsync(StaleTable table, string planCacheMode)
    {
        await using var connection = await table.OpenAsync(planCacheMode, explained: true);
        var told = new ConcurrentQueue<string>();
        connection.Notice += (_, notice) => told.Enqueue(notice.Notice.MessageText);
        var session = new StoreSession(table.Dialect, connection, null);
        var kinds = new SortedDictionary<string, string>(StringComparer.Ordinal);

        async Task<T> SeeAsync<T>(string verb, Task<T> run)
        {
            var answer = await run;
            kinds[verb] = Kinds(told);
            told.Clear();
            return answer;
        }

        for (var use = 0; use < Uses; use++)
        {
            var jobs = await SeeAsync("claim", table.Dialect.ClaimAsync(session, Drain.Request, default));
            await SeeAsync("renew", table.Dialect.RenewAsync(session, [.. jobs.Select(job => job.Lease)], TimeSpan.FromMinutes(6), default));
            await SeeAsync("progress", table.Dialect.WriteProgressAsync(session, [.. jobs.Select(job => new ProgressWrite(job.Id, job.Epoch, 1, null))], default));
            await SeeAsync("settle", table.Dialect.SettleAsync(
                session, [.. jobs.Select(job => new Settlement { JobId = job.Id, Epoch = job.Epoch, Verb = JobVerb.Complete })], default));
            await table.Dialect.ClaimAsync(session, Drain.Request with { LeaseDuration = TimeSpan.Zero }, default);
            told.Clear();
            await SeeAsync("sweep", table.Dialect.SweepAsync(session, 3, 500, default));
            await SeeAsync("expire", table.Dialect.ExpireAsync(session, 500, default));
            await SeeAsync("prune", table.Dialect.PruneAsync(session, JobStatus.Completed, TimeSpan.Zero, 100, default));
        }

        return [.. kinds.Select(pair => (pair.Key, pair.Value))];
    }

    private static string Kinds(IEnumerable<string> plans) => string.Join(
        ", ", plans.SelectMany(plan => Scan().Matches(plan)).Select(match => match.Value.Trim()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(Seq Scan on jobkit_jobs|Index (Only )?Scan( Backward)? using \S*jobkit_jobs\w*|Bitmap Index Scan on \S*jobkit_jobs\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();
}
