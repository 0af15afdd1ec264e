using System.Globalization;

namespace JobKit.Migration;

/// <summary>A backup of all jobs, where a place for it is set.</summary>
internal sealed class BackupStep(JobBackup backup) : IRollbackStep
{
    private const int LongestKey = 60;

    public string Name => "backup";

    public async Task<RollbackStepResult> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        if (!backup.IsSet)
        {
            return RollbackStepResult.Skipped("No place for backups is set with AddBackup().");
        }

        // Of this claim alone, so that a node that still writes for an older one writes elsewhere.
        var key = scene.Job.Key.Length <= LongestKey ? scene.Job.Key : scene.Job.Key[..LongestKey];
        var name = string.Create(CultureInfo.InvariantCulture, $"rollback-{key}-{scene.Job.Epoch}-{scene.Claim}");
        if (scene.DryRun)
        {
            return RollbackStepResult.Would("All jobs are backed up.");
        }

        if (scene.IsDrill)
        {
            var rows = await backup.RehearseAsync(cancellationToken).ConfigureAwait(false);
            return RollbackStepResult.Done($"Rehearsed: {rows} jobs were read.", (int)Math.Min(rows, int.MaxValue));
        }

        var manifest = await backup.ExportAsync(name, scene.Job.By, cancellationToken).ConfigureAwait(false);
        return RollbackStepResult.Done($"Backup {name}: {manifest.Rows} jobs, SHA-256 {manifest.Sha256}.", (int)Math.Min(manifest.Rows, int.MaxValue));
    }
}
