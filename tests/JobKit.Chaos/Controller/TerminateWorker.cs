using JobKit.TestRig;

namespace JobKit.Chaos;

/// <inheritdoc cref="FaultKind.TerminateWorker"/>
internal sealed class TerminateWorker(ITestDatabase database, WorkerFleet fleet) : IFault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<FaultRecord?> StrikeAsync(Random dice)
    {
        var worker = await fleet.PickAsync(dice);
        if (worker is null)
            return null;

        fleet.Living.Remove(worker);
        var atWork = await StoredJobReader.HeldByAsync(database, worker.Id);
        var at = Clock.Now;
        worker.Send(Signal.Terminate);
        var ended = await worker.EndsWithinAsync(Patience);
        var until = Clock.Now;
        if (!ended)
            await worker.KillAsync();

        await database.ForgetAsync(worker.Name);
        var left = await StoredJobReader.HeldByAsync(database, worker.Id);
        return new FaultRecord
        {
            Kind = FaultKind.TerminateWorker,
            At = at,
            Until = until,
            ProcessId = worker.Id,
            Held = left,
            Landed = atWork.Count > 0,
            ExitCode = ended ? worker.ExitCode : null,
        };
    }
}
