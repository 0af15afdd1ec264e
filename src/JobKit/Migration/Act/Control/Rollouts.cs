namespace JobKit.Migration;

/// <inheritdoc cref="IRollouts"/>
internal sealed class Rollouts(IRolloutStore store, RolloutWriter writer) : IRollouts
{
    public async Task<IReadOnlyList<Rollout>> GetAllAsync(CancellationToken cancellationToken = default) =>
        [.. (await store.ReadAsync(null, cancellationToken).ConfigureAwait(false)).Rollouts.Select(RolloutRows.Read)];

    public async Task<Rollout?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (await store.ReadAsync(key, cancellationToken).ConfigureAwait(false)).Rollouts is [var row] ? RolloutRows.Read(row) : null;
    }

    public Task<Rollout> StartAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, AdvanceRollout.Start, cancellationToken);

    public Task<Rollout> AdvanceAsync(RolloutOrder order, bool force = false, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, move => force ? AdvanceRollout.Of(move) : throw NoVerdict(move.Rollout), cancellationToken);

    public Task<Rollout> SetShareAsync(RolloutOrder order, TrafficShare share, bool force = false, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, move => SetShare(move, share, force), cancellationToken);

    public async Task<RollbackAnswer> RollBackAsync(
        string key, OperatorAction by, string? idempotencyKey = null, bool dryRun = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        RolloutChecks.By(by);
        RolloutChecks.IdempotencyKey(idempotencyKey);
        if (!dryRun)
        {
            return await writer.RollBackAsync(new(key, by), idempotencyKey, "{}", cancellationToken).ConfigureAwait(false);
        }

        var move = await writer.ReadAsync(key, by, cancellationToken).ConfigureAwait(false);
        var after = RollBackRollout.Earlier(move.Rollout, idempotencyKey) is null ? RollBackRollout.Of(move, idempotencyKey).After : move.Rollout;
        return new(key, RollbackScope.None, after.RolledBack.LastOrDefault(), after);
    }

    public Task<Rollout> FreezeAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, FreezeRollout.Of, cancellationToken);

    public Task<Rollout> HoldAsync(RolloutOrder order, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, move => FreezeRollout.Hold(move, until), cancellationToken);

    public Task<Rollout> ResumeAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, FreezeRollout.Resume, cancellationToken);

    public Task<Rollout> ApproveAsync(RolloutOrder order, MigrationStage stage, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, move => ConsentToRollout.Approve(move, stage), cancellationToken);

    public Task<Rollout> AcknowledgeAsync(RolloutOrder order, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, ConsentToRollout.Acknowledge, cancellationToken);

    public Task<Rollout> RevisePlanAsync(RolloutOrder order, RolloutPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return writer.ChangeAsync(order, move => ReviseRollout.Plan(move, plan), cancellationToken);
    }

    public Task<Rollout> SetModeAsync(RolloutOrder order, RolloutMode mode, CancellationToken cancellationToken = default) =>
        writer.ChangeAsync(order, move => ReviseRollout.Mode(move, mode), cancellationToken);

    public Task<Rollout> SetTargetsAsync(RolloutOrder order, RolloutTargets targets, CancellationToken cancellationToken = default)
    {
        RolloutChecks.Targets(targets);
        return writer.ChangeAsync(order, move => ReviseRollout.Targets(move, targets), cancellationToken);
    }

    private static RolloutChange? SetShare(RolloutMove move, TrafficShare share, bool force) =>
        LowerShare.IsDown(move.Rollout, share) ? LowerShare.Of(move, share)
        : move.Rollout.Stage == MigrationStage.Canary && share == move.Rollout.Share ? null
        : force ? AdvanceRollout.To(move, share)
        : throw NoVerdict(move.Rollout);

    private static RolloutHeldException NoVerdict(Rollout rollout) =>
        new(rollout, [$"The policy has no verdict on {rollout.Key}. Force the advance, and answer for it."]);
}
