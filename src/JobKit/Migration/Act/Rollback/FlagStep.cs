namespace JobKit.Migration;

/// <summary>The seed's flag off, with no share: a rolled back rollout routes nobody, so it is for those who look at the flag.</summary>
internal sealed class FlagStep(IFeatureFlags flags) : IRollbackStep
{
    private const string Flag = "backgroundJobs";

    public string Name => "routeToLegacy";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
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

        try
        {
            await flags.UpdateAsync(Flag, it => it with { Enabled = false, Share = TrafficShare.None }, scene.Job.By, cancellationToken).ConfigureAwait(false);
            return RollbackStepResult.Done($"All requests go to legacy. The flag {Flag} was switched off.");
        }
        catch (FeatureFlagLockedException)
        {
            return RollbackStepResult.Skipped($"All requests go to legacy. The configuration forces the flag {Flag}; change it there.");
        }
    }
}
