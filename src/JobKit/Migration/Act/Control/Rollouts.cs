namespace JobKit.Migration;

/// <inheritdoc cref="IRollouts"/>
internal sealed class Rollouts(
    IRolloutStore store,
    RolloutWriter writer,
    RolloutReader reader,
    MigrationDriver driver,
    RolloutStart start,
    PlanReadiness readiness,
    RolloutJobs jobs,
    RollbackDoor rollbacks) : IRollouts
{
    public async Task<IReadOnlyList<Rollout>> GetAllAsync(CancellationToken cancellationToken = default) =>
        [.. (await store.ReadAsync(null, cancellationToken).ConfigureAwait(false)).Rollouts.Select(RolloutRows.Read)];

    public async Task<Rollout?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (await store.ReadAsync(key, cancellationToken).ConfigureAwait(false)).Rollouts is [var row] ? RolloutRows.Read(row) : null;
    }

    public RolloutOutlook? Outlook(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return driver.Latest(key) is { } latest ? new(latest.Rollout.Version, latest.Verdict, latest.At) : null;
    }

    public Task<Rollout> StartAsync(RolloutOrder order, bool acceptInfeasible = false, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, (move, token) => start.OfAsync(move, acceptInfeasible, token), cancellationToken);

    public Task<Rollout> AdvanceAsync(RolloutOrder order, bool force = false, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, (move, token) => AdvanceAsync(move, force, token), cancellationToken);

    public Task<Rollout> SetShareAsync(RolloutOrder order, TrafficShare share, bool force = false, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, (move, token) => SetShareAsync(move, share, force, token), cancellationToken);

    public Task<RollbackAnswer> RollBackAsync(
        string key, OperatorAction by, string? idempotencyKey = null, bool dryRun = false, CancellationToken cancellationToken = default) =>
        rollbacks.RollBackAsync(key, by, idempotencyKey, dryRun, cancellationToken);

    public Task<Rollout> FreezeAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, FreezeRollout.Of, cancellationToken);

    public Task<Rollout> HoldAsync(RolloutOrder order, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, move => FreezeRollout.Hold(move, until), cancellationToken);

    public Task<Rollout> ResumeAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, FreezeRollout.Resume, cancellationToken);

    public Task<Rollout> ApproveAsync(RolloutOrder order, MigrationStage stage, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, move => ConsentToRollout.Approve(move, stage), cancellationToken);

    public Task<Rollout> AcknowledgeAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, ConsentToRollout.Acknowledge, cancellationToken);

    public Task<Rollout> RevisePlanAsync(RolloutOrder order, RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Problems() is { Count: > 0 } problems)
        {
            throw new RolloutPlanException(problems);
        }

        var resolved = jobs.Resolve(plan);
        readiness.Require(resolved);
        return ChangeAsync(order, move => ReviseRollout.Plan(move, resolved), cancellationToken);
    }

    public Task<Rollout> SetModeAsync(RolloutOrder order, RolloutMode mode, CancellationToken cancellationToken = default) =>
        ChangeAsync(order, move => ReviseRollout.Mode(move, mode), cancellationToken);

    public Task<Rollout> SetTargetsAsync(RolloutOrder order, RolloutTargets targets, CancellationToken cancellationToken = default)
    {
        RolloutChecks.Targets(targets);
        return ChangeAsync(order, move => ReviseRollout.Targets(move, targets), cancellationToken);
    }

    private Task<Rollout> ChangeAsync(RolloutOrder order, Func<RolloutMove, RolloutChange?> change, CancellationToken cancellationToken) =>
        ChangeAsync(order, (move, _) => ValueTask.FromResult(change(move)), cancellationToken);

    private async Task<Rollout> ChangeAsync(
        RolloutOrder order, Func<RolloutMove, CancellationToken, ValueTask<RolloutChange?>> change, CancellationToken cancellationToken)
    {
        var rollout = await writer.ChangeAsync(order, change, cancellationToken).ConfigureAwait(false);
        // It is made: what fails here is left to the next poll.
        await reader.RefreshAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return rollout;
    }

    private async ValueTask<RolloutChange?> AdvanceAsync(RolloutMove move, bool force, CancellationToken cancellationToken)
    {
        var next = RolloutSituations.Next(move.Rollout);
        var asked = force || next is null || !RolloutSituations.IsRunning(move.Rollout) ? move : await ConsentedAsync(move, cancellationToken).ConfigureAwait(false);
        return AdvanceRollout.Of(await EnteringAsync(asked, next?.Stage, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<RolloutChange?> SetShareAsync(RolloutMove move, TrafficShare share, bool force, CancellationToken cancellationToken)
    {
        var rollout = move.Rollout;
        if (LowerShare.IsDown(rollout, share))
        {
            return LowerShare.Of(move, share);
        }

        if (rollout.Stage == MigrationStage.Canary && share == rollout.Share)
        {
            return null;
        }

        if (force)
        {
            return AdvanceRollout.To(await EnteringAsync(move, MigrationStage.Canary, cancellationToken).ConfigureAwait(false), share);
        }

        return RolloutSituations.Next(rollout) is { Stage: MigrationStage.Canary } next && next.Share == share
            ? await AdvanceAsync(move, force: false, cancellationToken).ConfigureAwait(false)
            : throw AdvanceRollout.Refused(rollout, $"go to {share} %", $"The plan's next share is {RolloutSituations.Next(rollout)?.Share.ToString() ?? "none"}; force another of its steps, and answer for it.");
    }

    /// <exception cref="RolloutHeldException">The policy does not consent.</exception>
    private async Task<RolloutMove> ConsentedAsync(RolloutMove move, CancellationToken cancellationToken)
    {
        var judgement = await driver.JudgeAsync(move.Rollout, cancellationToken).ConfigureAwait(false);
        return judgement.Verdict.Kind == VerdictKind.Advance
            ? move with { Evidence = judgement.Verdict.ToJson() }
            : throw new RolloutHeldException(move.Rollout, VerdictText.Of(move.Rollout, judgement.Verdict));
    }

    private async Task<RolloutMove> EnteringAsync(RolloutMove move, MigrationStage? next, CancellationToken cancellationToken) => next is { } stage
        ? move with { Baselines = await driver.BaselinesAsync(move.Rollout, stage, cancellationToken).ConfigureAwait(false) }
        : move;
}
