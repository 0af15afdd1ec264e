using JobKit.TestRig;

namespace JobKit.Chaos;

/// <summary>What can befall the database itself.</summary>
internal sealed class DatabaseFault(FaultKind kind, PostgresDatabase database, WorkerFleet fleet, WorkerSettings settings) : IFault
{
    public async Task<FaultRecord?> StrikeAsync(Random dice)
    {
        var backends = await database.SessionsAsync([.. fleet.Living.Select(worker => worker.Name)]);
        var busy = await StoredJobReader.CountUnfinishedAsync(database) > 0;
        var at = Clock.Now;
        var struck = await StrikeAsync(backends.Count == 0 ? 0 : backends[dice.Next(backends.Count)]);
        return new FaultRecord { Kind = kind, At = at, Until = Clock.Now, StrikesAll = true, Landed = busy && struck };
    }

    private async Task<bool> StrikeAsync(int backend)
    {
        switch (kind)
        {
            case FaultKind.StopDatabase:
                await database.Cluster.RestartAsync(StopMode.Immediate);
                return true;

            case FaultKind.FreezeDatabase:
                database.Cluster.Freeze();
                await Task.Delay(settings.Lease + TimeSpan.FromSeconds(1), TimeProvider.System);
                database.Cluster.Thaw();
                return true;

            case FaultKind.KillBackend when backend != 0:
                try
                {
                    await database.Cluster.KillBackendAsync(backend);
                    return true;
                }
                catch (ArgumentOutOfRangeException)
                {
                    // The session ended by itself in between.
                    return false;
                }

            case FaultKind.TerminateBackend when backend != 0:
                return (await Rows.ReadAsync(database.ForController, $"SELECT pg_terminate_backend({backend})", row => row.GetBoolean(0)))[0];

            default:
                return false;
        }
    }
}
