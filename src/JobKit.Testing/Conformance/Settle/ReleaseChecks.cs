namespace JobKit.Testing;

/// <summary>I26: what a stopping worker hands back.</summary>
internal static class ReleaseChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I26", "a released job is pending, due as before, with its attempt given back and its epoch kept", Released),
        new("I26", "a released job can be claimed at once by another", Again),
    ];

    private static async Task Released(Scene scene)
    {
        var held = await scene.HoldAsync();
        var due = (await scene.ReadAsync(held.Id)).DueAt;
        await scene.SettledAsync(held, JobVerb.Release, TimeSpan.FromHours(1));
        var job = await scene.ReadAsync(held.Id);

        scene.Same("status, attempt, epoch, abandons", (JobStatus.Pending, 0, 1L, 0), (job.Status, job.Attempt, job.Epoch, job.AbandonCount));
        scene.Same("the due time", due, job.DueAt);
        scene.Same("holder and lease", (null, null), (job.WorkerId, job.LeaseUntil));
    }

    private static async Task Again(Scene scene)
    {
        await scene.SettledAsync(await scene.HoldAsync(), JobVerb.Release);
        var again = await scene.ClaimOneAsync();

        scene.Same("attempt, epoch", (1, 2L), (again.Attempt, again.Epoch));
    }
}
