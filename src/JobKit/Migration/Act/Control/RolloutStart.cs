namespace JobKit.Migration;

/// <summary>Starts a rollout: looks whether this app can follow its plan, whether those that it depends on are complete, and whether its traffic can decide it.</summary>
internal sealed class RolloutStart(IRolloutStore store, IObservationStore observations, MigrationDriver driver, PlanReadiness readiness)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="move">Who starts it.</param>
    /// <param name="acceptInfeasible">Whether a plan that its traffic cannot decide is started all the same; who said so is kept.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RolloutPlanException">This app lacks what the plan asks for, or its traffic cannot decide it.</exception>
    /// <exception cref="RolloutHeldException">A rollout that comes first is not complete, or a rollback is not dealt with.</exception>
    /// <exception cref="RolloutStageException">It is under way.</exception>
    public async ValueTask<RolloutChange?> OfAsync(RolloutMove move, bool acceptInfeasible, CancellationToken cancellationToken)
    {
        var rollout = move.Rollout;
        if (RolloutSituations.IsRunning(rollout) || rollout.Stage == MigrationStage.Frozen)
        {
            return AdvanceRollout.Start(move);
        }

        readiness.Require(rollout.Plan);
        await RequireDependenciesAsync(rollout, cancellationToken).ConfigureAwait(false);
        var rows = await observations.ReadCohortsAsync(rollout.Key, rollout.Epoch, move.Now - Day, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);
        var forecast = StartForecast.Of(rollout.Plan, rows, move.Now);
        var plan = forecast is null ? rollout.Plan : acceptInfeasible ? forecast.Plan : forecast.Require();
        var first = PlanLadder.Next(plan, MigrationStage.Off, TrafficShare.None)?.Stage ?? MigrationStage.Off;
        return AdvanceRollout.Start(move with
        {
            Rollout = rollout with { Plan = plan },
            Evidence = forecast?.AcceptedBy(move.By.Actor)?.ToJson() ?? move.Evidence,
            Baselines = await driver.BaselinesAsync(rollout, first, cancellationToken).ConfigureAwait(false),
        });
    }

    private async Task RequireDependenciesAsync(Rollout rollout, CancellationToken cancellationToken)
    {
        if (rollout.Plan.DependsOn.IsDefaultOrEmpty)
        {
            return;
        }

        var complete = (await store.ReadAsync(null, cancellationToken).ConfigureAwait(false)).Rollouts
            .Where(it => it.Stage == MigrationStage.Complete).Select(it => it.Key).ToHashSet(StringComparer.Ordinal);
        var missing = rollout.Plan.DependsOn.Where(key => !complete.Contains(key)).ToList();
        if (missing.Count > 0)
        {
            throw new RolloutHeldException(rollout, missing.Select(key => $"{rollout.Key} depends on {key}, which is not complete. Complete that first, or take it out of dependsOn."));
        }
    }
}
