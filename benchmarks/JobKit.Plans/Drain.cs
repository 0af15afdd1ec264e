using System.Diagnostics;
using JobKit.EntityFrameworkCore;
using JobKit.Storage;

namespace JobKit.Plans;

/// <summary>The product's own claim and settle, one after the other on one connection, until the table is drained.</summary>
internal static class Drain
{
    private const int Batch = 500;

    /// <summary>Jobs per second. A plan that has collapsed is not waited for: it ends after <paramref name="patience"/>.</summary>
    public static async Task<double> RunAsync(StaleTable table, string planCacheMode, TimeSpan patience)
    {
        await using var connection = await table.OpenAsync(planCacheMode);
        var session = new StoreSession(table.Dialect, connection, null);
        var watch = Stopwatch.StartNew();
        var done = 0;
        while (watch.Elapsed < patience)
        {
            var jobs = await table.Dialect.ClaimAsync(session, Request, default);
            if (jobs.Count == 0)
            {
                break;
            }

            var outcomes = jobs.Select(job => new Settlement { JobId = job.Id, Epoch = job.Epoch, Verb = JobVerb.Complete, Result = "{}" }).ToArray();
            var receipts = await table.Dialect.SettleAsync(session, outcomes, default);
            done += receipts.Count(receipt => receipt.Outcome == SettleOutcome.Accepted);
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    public static ClaimRequest Request { get; } = new()
    {
        WorkerId = "plans",
        Types = ["noop"],
        Queues = ["default"],
        Limit = Batch,
        LeaseDuration = TimeSpan.FromMinutes(5),
    };
}
