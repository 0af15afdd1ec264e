using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>The cohorts when nothing of them can change any more: recounted as a rollout's lease holder does, with the clock put forward.</summary>
internal static class FinalCounts
{
    /// <returns>The rows, and how many candidate units only the jobs told of: those that showed as ends without a beginning, and those that showed in nothing.</returns>
    public static async Task<(IReadOnlyList<CohortRow> Rows, long Uneven, long Silent)> ReadAsync(IServiceProvider services, IReadOnlyCollection<long> epochs)
    {
        var store = services.GetRequiredService<IObservationStore>();
        var reconciler = services.GetRequiredService<CohortReconciler>();
        var parameters = RolloutPlans.Cancelling.Parameters;
        var nodes = await store.ReadNodesAsync(CancellationToken.None);
        var then = nodes.Now + parameters.Cohort + parameters.MaturationWindow + TimeSpan.FromMinutes(2);
        // Whoever recounts lives, and has told all that it knows.
        var later = nodes with { Now = then, Nodes = [.. nodes.Nodes, new ObservedNode("judge", 1, then)] };
        var (before, uneven, silent) = (0L, 0L, 0L);
        foreach (var epoch in epochs)
        {
            before += Units(await RowsAsync(store, epoch, nodes.Now));
            await reconciler.ReconcileAsync(
                await RowsAsync(store, epoch, nodes.Now), parameters.Cohort, parameters.MaturationWindow, later, CancellationToken.None);
            uneven += Units(await RowsAsync(store, epoch, nodes.Now));
            var look = new SilentNodes(reconciler);
            while (await look.LookAfterAsync(RolloutPlans.Key, epoch, later, parameters.Cohort, parameters.MaturationWindow, CancellationToken.None) is not null)
            {
            }

            silent += Units(await RowsAsync(store, epoch, nodes.Now));
        }

        var rows = new List<CohortRow>();
        foreach (var epoch in epochs)
            rows.AddRange(await RowsAsync(store, epoch, nodes.Now));
        return (rows, uneven - before, silent - uneven);
    }

    private static long Units(IEnumerable<CohortRow> rows) => rows.Where(row => row.Cohort.IsCandidate).Sum(row => row.Sums.Units);

    private static async Task<List<CohortRow>> RowsAsync(IObservationStore store, long epoch, DateTimeOffset now) =>
    [
        .. from row in await store.ReadCohortsAsync(RolloutPlans.Key, epoch, now.AddDays(-1), now.AddDays(1), CancellationToken.None)
           where row.Cohort.Endpoint == RolloutPlans.Endpoint
           select row,
    ];
}
