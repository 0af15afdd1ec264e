using System.Text.Json;
using JobKit.Storage;

namespace JobKit.Migration;

/// <summary>Rehearses a rollback on jobs of its own: all steps, on the real store, to the real receivers, and no request is routed otherwise.</summary>
internal sealed class RollbackDrill(RollbackRunner runner, IRollbackStepStore steps, IJobEnqueueStore jobs, IJobMaintainStore removals, IJobOperator operators)
{
    private const int Jobs = 2;

    public async Task<IReadOnlyList<RollbackStep>> RunAsync(OperatorAction by, CancellationToken cancellationToken)
    {
        OperateChecks.Check(by);
        var rollback = new RollbackJob
        {
            Key = $"drill-{Guid.CreateVersion7():N}",
            Epoch = 2,
            Actor = by.Actor,
            Reason = by.Reason ?? "a drill",
            Choices = new() { Queued = QueuedAtRollback.Cancel, Running = RunningAtRollback.Cancel },
        };
        var scratch = Enumerable.Range(0, Jobs).Select(_ => Scratch(rollback.Key)).ToList();
        try
        {
            await jobs.EnqueueAsync(scratch, EnqueueMode.AllOrNone, cancellationToken).ConfigureAwait(false);
            await runner.RunAsync(new(rollback, JobId.New(), Claim: 1, IsDrill: true), cancellationToken).ConfigureAwait(false);
            return await steps.ReadAsync(rollback.Key, rollback.Epoch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await CleanAsync(rollback, scratch, by).ConfigureAwait(false);
        }
    }

    // Not cancelled with the caller: nothing of a drill may stay.
    private async Task CleanAsync(RollbackJob rollback, List<NewJob> scratch, OperatorAction by)
    {
        foreach (var job in scratch)
        {
            await RemoveAsync(job.Id, by).ConfigureAwait(false);
        }

        var done = await steps.ReadAsync(rollback.Key, rollback.Epoch, CancellationToken.None).ConfigureAwait(false);
        var evidence = JsonSerializer.Serialize(new { steps = done.Select(step => new { name = step.Name, state = step.State.ToString(), count = step.Count, detail = step.Detail }) });
        await steps.ForgetAsync(
            rollback.Key, new() { Key = rollback.Key, Actor = by.Actor, Kind = "drill", Reason = by.Reason, Evidence = evidence }, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RemoveAsync(JobId id, OperatorAction by)
    {
        try
        {
            await operators.CancelAsync(id, by, CancellationToken.None).ConfigureAwait(false);
            await removals.RemoveAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JobNotFoundException)
        {
            // It was never written.
        }
    }

    /// <summary>A job that no worker knows how to run, and that is not due before the drill is over.</summary>
    private static NewJob Scratch(string key) => new()
    {
        Id = JobId.New(),
        Type = "jobkit.drill",
        Queue = RollbackJobs.DrillQueue,
        Payload = "{}",
        ContentHash = key,
        Delay = TimeSpan.FromHours(1),
        Hidden = true,
        Metadata = new RouteStamp { Cohort = new(key, 1, "/drill", DateTimeOffset.UnixEpoch, ObservedArm.Candidate), Stage = MigrationStage.Canary }.ToMetadata(),
    };
}
