using System.Collections.Concurrent;

namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>A database with 100,000 pending jobs whose statistics tell of another time, and keep telling of it.</summary>
internal static class StaleDatabase
{
    public const int Jobs = 100_000;

    private static readonly ConcurrentDictionary<Statistics, Lazy<Task<PostgreSqlRig>>> All = new();

    /// <summary>The one for these statistics; made at its first use, and shared by those that look at plans.</summary>
    public static Task<PostgreSqlRig> WithAsync(Statistics statistics) => All.GetOrAdd(statistics, new Lazy<Task<PostgreSqlRig>>(() => MakeAsync(statistics))).Value;

    private static async Task<PostgreSqlRig> MakeAsync(Statistics statistics)
    {
        var rig = await PostgreSqlRig.StartAsync();
        var jobs = PostgreSqlRig.Names.Jobs;
        var attempts = PostgreSqlRig.Names.Attempts;
        await rig.RunAsync($"ALTER TABLE {jobs} SET (autovacuum_enabled = false); ALTER TABLE {attempts} SET (autovacuum_enabled = false)");
        switch (statistics)
        {
            case Statistics.TakenWhenEmpty:
                await rig.RunAsync($"ANALYZE {jobs}; ANALYZE {attempts}");
                await rig.FillAsync(Jobs);
                break;
            case Statistics.TakenWhenAllPending:
                await rig.FillAsync(Jobs);
                await rig.RunAsync($"ANALYZE {jobs}; ANALYZE {attempts}");
                break;
            default:
                await rig.FillAsync(Jobs);
                await rig.RunAsync($"UPDATE {jobs} SET status = 1, worker_id = 'x', lease_until = now(), epoch = 1, attempt = 1");
                await rig.RunAsync($"ANALYZE {jobs}; ANALYZE {attempts}; TRUNCATE {jobs}");
                await rig.FillAsync(Jobs);
                break;
        }

        return rig;
    }
}
