using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Reads what a rollback left behind, past the product's code where it can.</summary>
internal sealed class RollbackEvidenceReader(MigrateScene scene)
{
    private const int MostEvents = 10_000;

    public async Task<RollbackEvidence> ReadAsync(long epoch, IReadOnlyList<Guid> queued, IReadOnlyList<RollbackStep> steps, IReadOnlyDictionary<string, int> doneAtKills)
    {
        var ids = queued.ToHashSet();
        var acts = await scene.ReadAsync(
            "SELECT target, action FROM jobkit.jobkit_audit WHERE action LIKE 'job.%'", row => (Guid.Parse(row.GetString(0)), row.GetString(1)));
        return new(
            epoch,
            steps,
            [.. (await RolloutJobs.ReadAsync(scene)).Where(job => ids.Contains(job.Id))],
            [.. acts.Where(act => ids.Contains(act.Item1))],
            await scene.Services.GetRequiredService<IRolloutEventStore>().ReadEventsAsync(0, MostEvents, null, CancellationToken.None),
            await SystemJobsAsync(),
            doneAtKills,
            (await scene.ReadAsync("SELECT count(*) FROM jobkit.jobkit_jobs WHERE type = 'jobkit.alert' AND payload LIKE '%ROLLBACK COMPLETED%'", row => row.GetInt32(0)))[0]);
    }

    /// <summary>Its steps are done; that of the job is written a moment later.</summary>
    private async Task<IReadOnlyList<JobStatus>> SystemJobsAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var states = await scene.ReadAsync("SELECT status FROM jobkit.jobkit_jobs WHERE type = 'jobkit.rollback'", row => (JobStatus)row.GetInt16(0));
            if (states.TrueForAll(state => state.IsTerminal()) || TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(20))
                return states;
            await Clock.Delay(50);
        }
    }
}
