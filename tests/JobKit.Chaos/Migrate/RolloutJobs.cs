using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>The jobs that requests became.</summary>
internal static class RolloutJobs
{
    public static async Task<List<StampedJob>> ReadAsync(MigrateScene scene) =>
    [
        .. from row in await scene.ReadAsync(
               $"SELECT id, status, metadata FROM jobkit.jobkit_jobs WHERE type = '{Digest.TypeName}'",
               row => (Id: row.GetGuid(0), Status: (JobStatus)row.GetInt16(1), Stamp: row.IsDBNull(2) ? null : RouteStamp.Of(row.GetString(2))))
           where row.Stamp is not null
           select new StampedJob(row.Id, row.Stamp.Cohort.Epoch, row.Stamp.Cohort.Endpoint, row.Status),
    ];
}
