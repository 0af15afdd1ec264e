namespace JobKit.Chaos;

/// <inheritdoc cref="FaultKind.KillWorker"/>
internal sealed class KillWorker(ITestDatabase database, WorkerFleet fleet) : IFault
{
    public async Task<FaultRecord> StrikeAsync(Random dice)
    {
        // A successor that is still starting would cost the others their leases on a small machine.
        await fleet.FillAsync();
        var worker = await fleet.PickAsync(dice);
        fleet.Living.Remove(worker);
        var at = Clock.Now;
        await worker.KillAsync();
        // Only then is what it held no longer moving.
        await database.ForgetAsync(worker.Name);
        var held = await StoredJobReader.HeldByAsync(database, worker.Id);
        fleet.Fill();
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
