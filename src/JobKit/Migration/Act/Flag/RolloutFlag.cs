namespace JobKit.Migration;

/// <summary>A flag that is a view of a rollout: writing it is the rollout's own change, with its version and event.</summary>
internal sealed class RolloutFlag(string name, string key, ITrafficRouters routers, RolloutNode node, IRollouts rollouts) : IFlagView
{
    public string Name => name;

    public FeatureFlag? Known => node.Find(key) is { } rollout ? RolloutFlagState.Of(name, rollout) : null;

    public FlagEvaluation Evaluate(in FlagContext context, bool otherwise)
    {
        try
        {
            var decision = routers.For(key).Route(new() { Unit = context.TargetingKey, Groups = context.Groups });
            var known = decision.Version > 0;
            return new()
            {
                Enabled = known ? decision.Side == MigrationSide.Candidate : otherwise,
                Reason = known ? RolloutFlagState.Reason(decision.Reason) : FlagReason.Default,
                Version = decision.Version,
                Stale = decision.Stale,
            };
        }
        catch (Exception)
        {
            // The groups are a list of the caller's own kind. Whatever it throws, a request goes on.
            return new() { Enabled = otherwise, Reason = FlagReason.Error };
        }
    }

    public async Task<FeatureFlag?> FindAsync(CancellationToken cancellationToken) =>
        await rollouts.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } rollout ? RolloutFlagState.Of(name, rollout) : null;

    public async Task<FeatureFlag> UpdateAsync(FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken)
    {
        var before = await rollouts.FindAsync(key, cancellationToken).ConfigureAwait(false) ?? throw new FeatureFlagNotFoundException(name);
        var now = RolloutFlagState.Of(name, before);
        if (RolloutFlagState.Problems(now, flag) is { Count: > 0 } problems)
        {
            throw new FeatureFlagInvalidException(problems);
        }

        if (flag.Version != now.Version)
        {
            throw new FeatureFlagConflictException(now, flag.Version);
        }

        try
        {
            return now.Enabled && !flag.Enabled
                ? await RollBackAsync(now, by, cancellationToken).ConfigureAwait(false)
                : RolloutFlagState.Of(name, await SetAsync(before, flag, by, cancellationToken).ConfigureAwait(false));
        }
        catch (RolloutConflictException conflict)
        {
            throw new FeatureFlagConflictException(RolloutFlagState.Of(name, conflict.Current), flag.Version);
        }
        catch (JobKitException refused) when (refused is RolloutStageException or RolloutHeldException or RolloutPlanException)
        {
            throw new FeatureFlagInvalidException([refused.Message], refused);
        }
    }

    /// <summary>Switching it off is the rollback, and nothing else at the same time.</summary>
    private async Task<FeatureFlag> RollBackAsync(FeatureFlag now, OperatorAction by, CancellationToken cancellationToken)
    {
        var answer = await rollouts.RollBackAsync(key, by, cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Rollout is { } rollout ? RolloutFlagState.Of(name, rollout) : now with { Enabled = false };
    }

    private async Task<Rollout> SetAsync(Rollout before, FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken)
    {
        var rollout = before;
        var starts = flag.Enabled && rollout.Stage == MigrationStage.RolledBack;
        FlagShareCheck.Require(rollout, starts, flag.Share, by);
        if (starts)
        {
            rollout = await rollouts.StartAsync(new(key, by, rollout.Version), cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        rollout = await rollouts.SetTargetsAsync(new(key, by, rollout.Version), RolloutFlagState.TargetsOf(flag), cancellationToken).ConfigureAwait(false);
        return flag.Share == RolloutFlagState.ShareOf(rollout)
            ? rollout
            : await rollouts.SetShareAsync(new(key, by, rollout.Version), flag.Share, force: true, cancellationToken).ConfigureAwait(false);
    }
}
