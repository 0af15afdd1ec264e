using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Rolls back with jobs that wait, and kills the nodes that do its steps, in the middle of them.</summary>
internal sealed class RollbackPart(MigrateScene scene)
{
    /// <summary>Of the jobs that wait: none of the traffic's, whose counts are compared.</summary>
    public const string Endpoint = "POST /later";

    private const string Backup = "backup";

    /// <summary>What a cancel writes to behind its job.</summary>
    private const string LastTable = "jobkit.jobkit_audit";

    private readonly IRollbackSteps _steps = scene.Services.GetRequiredService<IRollbackSteps>();

    private readonly Dictionary<string, int> _hits = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _doneAtKills = new(StringComparer.Ordinal);

    /// <summary>The others go on while a killed node is replaced.</summary>
    private readonly List<Task> _replacing = [];

    private int _kills;

    private bool IsForBackup => _kills > 0 && _kills == scene.Options.Kills - 1;

    public async Task<PartOutcome> RunAsync()
    {
        var rollouts = scene.Services.GetRequiredService<IRollouts>();
        var before = (await rollouts.FindAsync(RolloutPlans.Key))!;
        var queued = await EnqueueAsync(before);
        await rollouts.RollBackAsync(RolloutPlans.Key, MigrateScene.Controller);
        var steps = await UntilDoneAsync(before.Epoch + 1);
        await Task.WhenAll(_replacing);
        scene.Tell($"rolled back under {_kills} kills");
        var seen = await new RollbackEvidenceReader(scene).ReadAsync(before.Epoch + 1, queued, steps, _doneAtKills);
        var hit = _hits.Values.Sum();
        return new(
            [
                new("rollback steps", string.Join(", ", steps.Select(step => $"{step.Name} {step.State} ({step.Attempt})"))),
                new("jobs it cancelled", $"{seen.Queued.Count(job => job.Status == JobStatus.Cancelled)} of {queued.Count}; {seen.Events.Count(it => it.Kind == "rollback")} rollback in {seen.Chain.Count} events of a whole chain"),
                new("kills while it ran", $"{_kills}, {hit} of them in the middle of a step: {string.Join(", ", _hits.Select(step => $"{step.Key} {step.Value}"))}"),
            ],
            [.. RollbackCheck.Problems(seen, _kills)],
            hit);
    }

    private async Task<IReadOnlyList<Guid>> EnqueueAsync(Rollout rollout)
    {
        var queue = scene.Services.GetRequiredService<IJobQueue>();
        var start = DateTimeOffset.UnixEpoch.AddTicks(Clock.Now * TimeSpan.TicksPerMicrosecond / RolloutPlans.Cohort.Ticks * RolloutPlans.Cohort.Ticks);
        var stamp = new RouteStamp { Cohort = new(RolloutPlans.Key, rollout.Epoch, Endpoint, start, ObservedArm.Candidate), Stage = rollout.Stage };
        var jobs = Enumerable.Range(0, scene.Options.Queued).Select(number => new Digest($"waits-{number}")).ToList();
        var enqueued = await queue.EnqueueManyAsync(jobs, new() { Delay = TimeSpan.FromHours(1), Metadata = stamp.ToMetadata() });
        return [.. enqueued.Select(job => job.Id.Value)];
    }

    private async Task<IReadOnlyList<RollbackStep>> UntilDoneAsync(long epoch)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var steps = await _steps.ReadAsync(RolloutPlans.Key, epoch);
            if (RollbackCheck.AreDone(steps) || TimeProvider.System.GetElapsedTime(began) > MigrateScene.Patience + TimeSpan.FromSeconds(10 * _kills))
                return steps;
            if (_kills < scene.Options.Kills && await IsTimeAsync(steps) && await WorkerAsync() is { } victim)
                await KillAsync(victim, epoch);
            else
                await Clock.Delay(5);
        }
    }

    /// <summary>The last kill is for the backup, the others are spread over the jobs that are cancelled.</summary>
    private async Task<bool> IsTimeAsync(IReadOnlyList<RollbackStep> steps)
    {
        if (IsForBackup)
            return steps.Any(step => step is { Name: Backup, State: RollbackStepState.Running });
        var cancelled = (await scene.ReadAsync(
            $"SELECT count(*) FROM jobkit.jobkit_jobs WHERE type = '{Digest.TypeName}' AND status = {(int)JobStatus.Cancelled}", row => row.GetInt64(0)))[0];
        return cancelled >= (_kills + 1L) * scene.Options.Queued / (scene.Options.Kills + 1) && cancelled < scene.Options.Queued;
    }

    private async Task<ChildProcess?> WorkerAsync()
    {
        var workers = await scene.ReadAsync(
            $"SELECT worker_id FROM jobkit.jobkit_jobs WHERE type = 'jobkit.rollback' AND status = {(int)JobStatus.Processing}", row => row.GetString(0));
        return workers is [var worker] ? scene.Fleet.Living.FirstOrDefault(node => worker.Split('/')[^2] == node.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
    }

    private async Task KillAsync(ChildProcess victim, long epoch)
    {
        if (_kills % 2 == 1 || IsForBackup)
            await scene.Fleet.KillAsync(victim);
        else if (await StandingKill.AtAsync(scene, LastTable, [victim]) is null)
            return;
        _kills++;
        foreach (var step in await _steps.ReadAsync(RolloutPlans.Key, epoch))
        {
            if (step.State == RollbackStepState.Running)
                _hits[step.Name] = _hits.GetValueOrDefault(step.Name) + 1;
            else if (RollbackCheck.AreDone([step]))
                _doneAtKills[step.Name] = step.Attempt;
        }

        _replacing.Add(scene.Fleet.FillAsync());
    }
}
