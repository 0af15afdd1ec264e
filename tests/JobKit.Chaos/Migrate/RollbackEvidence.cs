using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>What a rollback left behind.</summary>
/// <param name="Epoch">The epoch that it began.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Queued">The jobs that waited.</param>
/// <param name="Acts">The audit's lines on them: which job, which act.</param>
/// <param name="Chain">All events.</param>
/// <param name="SystemJobs">The states of the jobs that were to do its steps.</param>
/// <param name="DoneAtKills">Steps that were done when a node was killed, and how often each had been begun by then.</param>
/// <param name="Alerts">How many alerts it sent on its steps' end.</param>
internal sealed record RollbackEvidence(
    long Epoch,
    IReadOnlyList<RollbackStep> Steps,
    IReadOnlyList<StampedJob> Queued,
    IReadOnlyList<(Guid Job, string Act)> Acts,
    IReadOnlyList<RolloutEvent> Chain,
    IReadOnlyList<JobStatus> SystemJobs,
    IReadOnlyDictionary<string, int> DoneAtKills,
    int Alerts)
{
    public IEnumerable<RolloutEvent> Events => Chain.Where(it => it.Key == RolloutPlans.Key);
}
