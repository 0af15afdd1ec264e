namespace JobKit.Migration;

/// <summary>The seed's flag off, with no share: a rolled back rollout routes nobody, so it is for those who look at the flag.</summary>
/// <remarks>A flag that is a view of a rollout is left alone: of this one it is off already, and switching off another's would roll that back.</remarks>
internal sealed class FlagStep(IFeatureFlags flags, FlagViews views, IRollouts rollouts) : IRollbackStep
{
    private const string Flag = "backgroundJobs";

    public string Name => "routeToLegacy";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        if (views.Of(Flag) is not null)
        {
            return RollbackStepResult.Done($"All requests go to legacy. The flag {Flag} is a view of a rollout, and says what that one is.");
        }

        if (await flags.FindAsync(Flag, cancellationToken).ConfigureAwait(false) is not { } flag)
        {
            return RollbackStepResult.Done($"All requests go to legacy. There is no flag {Flag} to switch off.");
        }

        if (!flag.Enabled && flag.Share == TrafficShare.None)
        {
            return RollbackStepResult.Done($"All requests go to legacy. The flag {Flag} was off already.");
        }

        if (scene.DryRun || scene.IsDrill)
        {
            var would = RollbackStepResult.Would($"All requests go to legacy, and the flag {Flag} is switched off.");
            return scene.DryRun ? would : RollbackStepResult.Done($"Rehearsed. {would.Detail}");
        }

        return await IsOverAsync(scene.Job, cancellationToken).ConfigureAwait(false)
            ? RollbackStepResult.Skipped($"The rollout {scene.Job.Key} was started again since, so the flag {Flag} stays as it is.")
            : await SwitchOffAsync(scene.Job.By, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether somebody has dealt with the rollback before this step came to be done.</summary>
    private async Task<bool> IsOverAsync(RollbackJob job, CancellationToken cancellationToken) =>
        await rollouts.FindAsync(job.Key, cancellationToken).ConfigureAwait(false) is { } now
        && (now.Stage != MigrationStage.RolledBack || now.Epoch != job.Epoch);

    private async Task<RollbackStepResult> SwitchOffAsync(OperatorAction by, CancellationToken cancellationToken)
    {
        try
        {
            await flags.UpdateAsync(Flag, it => it with { Enabled = false, Share = TrafficShare.None }, by, cancellationToken).ConfigureAwait(false);
            return RollbackStepResult.Done($"All requests go to legacy. The flag {Flag} was switched off.");
        }
        catch (FeatureFlagLockedException)
        {
            return RollbackStepResult.Skipped($"All requests go to legacy. The configuration forces the flag {Flag}; change it there.");
        }
    }
}
