using JobKit.Migration;
using Microsoft.Extensions.Hosting;

namespace JobKit.Chaos;

/// <summary>The requests that a node serves: the legacy side does the work at once, the candidate enqueues it.</summary>
internal sealed class NodeTraffic(ITrafficRouter router, MigrationMonitor monitor, IJobQueue queue, NodeJournal journal, NodeSettings settings) : BackgroundService
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
            if (await _room.WaitAsync(0, stoppingToken).ConfigureAwait(false))
                _ = ServeAsync(endpoint, $"user-{dice.Next(Users)}", stoppingToken);
            await Clock.Delay(1000 / settings.Rate, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(ObservedEndpoint endpoint, string unit, CancellationToken cancellationToken)
    {
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            var decision = router.Route(new() { Unit = unit });
            // Noted before it is counted, so that the counts can never be ahead of the journal.
            if (decision.Side == MigrationSide.Legacy)
                journal.Routed(decision, job: null);
            var request = monitor.Begin(endpoint, decision);
            var outcome = decision.Side == MigrationSide.Legacy
                ? AnswerByLegacy(unit)
                : await AnswerByCandidateAsync(unit, decision, request, cancellationToken);
            monitor.Record(request, (long)TimeProvider.System.GetElapsedTime(began).TotalMicroseconds, outcome);
        }
        finally
        {
            _room.Release();
        }
    }

    private static RequestOutcome AnswerByLegacy(string unit)
    {
        Digest.Of(unit);
        return RequestOutcome.Succeeded;
    }

    private async Task<RequestOutcome> AnswerByCandidateAsync(string unit, RouteDecision decision, ObservedRequest request, CancellationToken cancellationToken)
    {
        var id = JobId.New();
        try
        {
            // Noted first: its end may come before the call returns.
            journal.Routed(decision, id.Value);
            await queue.EnqueueAsync(new Digest(unit), new() { Id = id, Metadata = request.Stamp(decision)?.ToMetadata() }, cancellationToken);
            return RequestOutcome.Accepted;
        }
        catch (Exception error) when (error is JobKitException or OperationCanceledException)
        {
            return RequestOutcome.Failed;
        }
    }
}
