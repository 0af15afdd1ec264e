using JobKit.Migration;
using Microsoft.Extensions.Hosting;

namespace JobKit.Chaos;

/// <summary>The requests that a node serves: the legacy side does the work at once, the candidate enqueues it.</summary>
internal sealed class NodeTraffic(
    ITrafficRouter router, MigrationMonitor monitor, IJobQueue queue, NodeJournal journal, NodeSettings settings, RunFolder folder) : BackgroundService
{
    private const int Users = 3000;

    /// <summary>So many requests may hang at a database that stands still; more are turned away, as a server would.</summary>
    private const int MostAtOnce = 64;

    private readonly SemaphoreSlim _room = new(MostAtOnce);

    public override void Dispose()
    {
        _room.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var endpoint = monitor.Endpoint(RolloutPlans.Key, RolloutPlans.Endpoint);
        var dice = Dice.For(settings.Seed, Environment.ProcessId, "traffic");
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await _room.WaitAsync(0, CancellationToken.None).ConfigureAwait(false))
                _ = ServeAsync(endpoint, $"user-{dice.Next(Users)}");
            await Clock.Delay(1000 / settings.Rate, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Those under way are answered, and so counted, before the node ends.
        for (var place = 0; place < MostAtOnce; place++)
            await _room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task ServeAsync(ObservedEndpoint endpoint, string unit)
    {
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            var decision = router.Route(new() { Unit = unit });
            var id = decision.Side == MigrationSide.Legacy ? (JobId?)null : JobId.New();
            // Noted before it is counted, so that the counts can never be ahead of the journal.
            journal.Routed(decision, id?.Value, Digest.Fails(unit, folder));
            var request = monitor.Begin(endpoint, decision);
            var outcome = id is null ? AnswerByLegacy(unit) : await AnswerByCandidateAsync(unit, decision, request, id.Value);
            monitor.Record(request, (long)TimeProvider.System.GetElapsedTime(began).TotalMicroseconds, outcome);
        }
        finally
        {
            _room.Release();
        }
    }

    private RequestOutcome AnswerByLegacy(string unit)
    {
        Digest.Of(unit);
        return Digest.Fails(unit, folder) ? RequestOutcome.Failed : RequestOutcome.Succeeded;
    }

    private async Task<RequestOutcome> AnswerByCandidateAsync(string unit, RouteDecision decision, ObservedRequest request, JobId id)
    {
        try
        {
            await queue.EnqueueAsync(new Digest(unit), new() { Id = id, Metadata = request.Stamp(decision)?.ToMetadata() }, CancellationToken.None);
            return RequestOutcome.Accepted;
        }
        catch (Exception error) when (error is JobKitException or OperationCanceledException)
        {
            return RequestOutcome.Failed;
        }
    }
}
