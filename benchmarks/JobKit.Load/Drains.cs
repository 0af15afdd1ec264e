using System.Diagnostics;
using JobKit.Storage;

namespace JobKit.Load;

/// <summary>Jobs per second from the first claim to the last outcome in the store.</summary>
internal static class Drains
{
    /// <summary>The worker as it is, on jobs that are there before it starts.</summary>
    public static async Task<double> WorkerAsync(StorePlace place, int jobs, Func<LoadNode, Task>? before = null)
    {
        await using var node = await LoadNode.MakeAsync(place);
        if (before is not null)
        {
            await before(node);
        }

        await node.FillAsync(jobs);
        node.Ends.Expect(jobs);
        var watch = Stopwatch.StartNew();
        await node.StartAsync();
        await node.Ends.Reached;
        return jobs / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The limit: the product's own claim and settle, one after the other in a bare loop, in batches of 500.</summary>
    public static async Task<double> BareAsync(StorePlace place, int jobs)
    {
        await using var node = await LoadNode.MakeAsync(place);
        await node.FillAsync(jobs);
        var request = new ClaimRequest { WorkerId = "bare", Types = ["no-op"], Limit = 500, LeaseDuration = TimeSpan.FromSeconds(30) };
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < jobs;)
        {
            var claimed = await node.Store.ClaimAsync(request, CancellationToken.None);
            var settlements = claimed.Select(job => new Settlement { JobId = job.Id, Epoch = job.Epoch, Verb = JobVerb.Complete }).ToList();
            var receipts = await node.Store.SettleAsync(settlements, CancellationToken.None);
            done += receipts.Count(receipt => receipt.Outcome == SettleOutcome.Accepted);
        }

        return jobs / watch.Elapsed.TotalSeconds;
    }
}
