using System.Globalization;
using JobKit.Migration;
using Microsoft.Extensions.Hosting;

namespace JobKit.Chaos;

/// <summary>Asks the node's router every 25 ms where the same 200 units go, and notes it.</summary>
internal sealed class NodeProbe(ITrafficRouter router, NodeJournal journal) : BackgroundService
{
    private const int EveryMilliseconds = 25;

    private static readonly string[] Units = [.. Enumerable.Range(0, 200).Select(number => $"probe-{number}")];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var (candidates, stale, epoch, sides) = (0, false, 0L, 2166136261u);
            foreach (var unit in Units)
            {
                var decision = router.Route(new() { Unit = unit });
                candidates += decision.Side == MigrationSide.Candidate ? 1 : 0;
                sides = (sides ^ (uint)decision.Side) * 16777619u;
                stale |= decision.Stale;
                epoch = decision.Epoch;
            }

            journal.Probed(epoch, candidates, sides.ToString("x8", CultureInfo.InvariantCulture), stale);
            await Clock.Delay(EveryMilliseconds, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
