namespace JobKit.Chaos;

/// <summary>Finds who does which fault.</summary>
internal sealed class Faults(ITestDatabase database, WorkerFleet fleet, WorkerSettings settings, string folder)
{
    public IFault Of(FaultKind kind) => kind switch
    {
        FaultKind.KillWorker => new KillWorker(database, fleet),
        FaultKind.FreezeWorker => new FreezeWorker(database, fleet, settings, folder),
        FaultKind.TerminateWorker => new TerminateWorker(database, fleet),
        _ => new DatabaseFault(kind, (PostgresDatabase)database, fleet, settings),
    };
}
