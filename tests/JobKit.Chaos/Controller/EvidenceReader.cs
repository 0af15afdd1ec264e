using Microsoft.EntityFrameworkCore;

namespace JobKit.Chaos;

/// <summary>Gathers what the run left: in the database, and in the files of its processes.</summary>
internal static class EvidenceReader
{
    public static async Task<Evidence> ReadAsync(ChaosOptions options, WorkerSettings settings, ITestDatabase database, string folder, WorkerFleet fleet)
    {
        await using var db = database.ForController.Open();
        return new Evidence
        {
            Options = options,
            Settings = settings,
            Client = [.. ClientLog.Read(ProcessArguments.FileOf(folder, "client", "log"))],
            Audit = await AuditReader.ReadAsync(database),
            Jobs = await StoredJobReader.ReadAsync(database),
            Effects = await db.Effects.AsNoTracking().ToListAsync(),
            Orders = await db.Orders.AsNoTracking().ToListAsync(),
            Journal = [.. fleet.All.SelectMany(worker => JournalLine.Read(worker.Id, ProcessArguments.FileOf(folder, worker.Name, "journal")))],
            Calls = BrokenCalls.Read(fleet.All.Select(worker => worker.Name).Append("client").Select(name => ProcessArguments.FileOf(folder, name, "calls"))),
            Damage = await database.FindDamageAsync(),
            DatabaseVersion = await database.VersionAsync(),
        };
    }
}
