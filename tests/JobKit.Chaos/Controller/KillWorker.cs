namespace JobKit.Chaos;

/// <inheritdoc cref="FaultKind.KillWorker"/>
internal sealed class KillWorker(ITestDatabase database, WorkerFleet fleet) : IFault
{
    public async Task<FaultRecord?> StrikeAsync(Random dice)
    {
        var worker = await fleet.PickAsync(dice);
        if (worker is null)
            return null;

        fleet.Living.Remove(worker);
        var at = Clock.Now;
        await worker.KillAsync();
        // Only then is what it held no longer moving.
        await database.ForgetAsync(worker.Name);
        var held = await StoredJobReader.HeldByAsync(database, worker.Id);
        return new FaultRecord
        {
            Kind = FaultKind.KillWorker,
            At = at,
            Until = Clock.Now,
            ProcessId = worker.Id,
            Held = held,
            Landed = held.Count > 0,
        };
    }
}
