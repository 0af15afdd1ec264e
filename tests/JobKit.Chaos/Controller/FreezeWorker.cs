using JobKit.TestRig;

namespace JobKit.Chaos;

/// <inheritdoc cref="FaultKind.FreezeWorker"/>
internal sealed class FreezeWorker(ITestDatabase database, WorkerFleet fleet, WorkerSettings settings, string folder) : IFault
{
    private static readonly TimeSpan Awakening = TimeSpan.FromSeconds(2);

    public async Task<FaultRecord?> StrikeAsync(Random dice)
    {
        var worker = await fleet.PickAsync(dice, JobKind.Deaf);
        if (worker is null)
            return null;

        var journal = ProcessArguments.FileOf(folder, worker.Name, "journal");
        var before = CountStale(worker, journal);
        var at = Clock.Now;
        worker.Send(Signal.Stop);
        List<HeldAttempt> held;
        try
        {
            held = await StoredJobReader.HeldByAsync(database, worker.Id);
            // Only the deaf write after their lease. Where that one has just ended, another is drawn at once.
            if ((await StoredJobReader.HoldersAsync(database, JobKind.Deaf)).Exists(holder => holder.Contains($"/{worker.Id}/", StringComparison.Ordinal)))
            {
                await WaitForAsync(
                    async () => (await StoredJobReader.HeldByAsync(database, worker.Id)).Count == 0, settings.Lease + settings.Sweep + Awakening);
            }
        }
        finally
        {
            worker.Send(Signal.Continue);
        }

        // It counts when a handler woke up after its lease and tried to write.
        var landed = held.Count > 0 && await WaitForAsync(() => Task.FromResult(CountStale(worker, journal) > before), Awakening);
        return new FaultRecord
        {
            Kind = FaultKind.FreezeWorker,
            At = at,
            Until = Clock.Now,
            ProcessId = worker.Id,
            // Whoever stands still in a transaction keeps its locks, on SQLite the file's: others may wait for them past their leases.
            StrikesAll = true,
            Held = held,
            Landed = landed,
        };
    }

    private static int CountStale(ChildProcess worker, string journal) =>
        JournalLine.Read(worker.Id, journal).Count(line => line.Event is JournalEvent.StaleRefused or JournalEvent.StaleAccepted);

    private static async Task<bool> WaitForAsync(Func<Task<bool>> happened, TimeSpan limit)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < limit)
        {
            if (await happened())
                return true;
            await Clock.Delay(50);
        }

        return false;
    }
}
