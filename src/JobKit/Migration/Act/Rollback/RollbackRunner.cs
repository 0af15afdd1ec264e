using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>Does the steps of a rollback that are not done yet, in order; one that fails holds up none behind it.</summary>
internal sealed class RollbackRunner(IEnumerable<IRollbackStep> steps, IRollbackStepStore store, TimeProvider clock, ILogger<RollbackRunner> logger)
{
    /// <summary>How long one step may take, for a large backup; all of them together have <see cref="Longest"/>, so that none of them costs the others their turn.</summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(45);

    /// <summary>More than all steps can take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private const int LongestDetail = 2000;

    /// <summary>All steps of a rollback, in their order, as they stand.</summary>
    public async Task<IReadOnlyList<RollbackStep>> ReadAsync(string key, long epoch, CancellationToken cancellationToken)
    {
        var begun = (await store.ReadAsync(key, epoch, cancellationToken).ConfigureAwait(false)).ToDictionary(step => step.Name, StringComparer.Ordinal);
        return [.. steps.Select(step => begun.GetValueOrDefault(step.Name) ?? new(key, epoch, step.Name, RollbackStepState.Pending))];
    }

    /// <returns>The names of those that failed, with the first one's error.</returns>
    public async Task<(IReadOnlyList<string> Failed, Exception? First)> RunAsync(RollbackScene scene, CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        Exception? first = null;
        foreach (var step in steps)
        {
            try
            {
                await RunAsync(step, scene, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                RollbackLog.StepFailed(logger, error, step.Name, scene.Job.Key, scene.Job.Epoch);
                failed.Add(step.Name);
                first ??= error;
            }
        }

        return (failed, first);
    }

    /// <summary>What each step would do now; nothing is written.</summary>
    public async Task<IReadOnlyList<RollbackStep>> PreviewAsync(RollbackJob job, CancellationToken cancellationToken)
    {
        var scene = new RollbackScene(job, default, 0, DryRun: true);
        var told = new List<RollbackStep>();
        foreach (var step in steps)
        {
            var result = await step.RunAsync(scene, cancellationToken).ConfigureAwait(false);
            told.Add(new(job.Key, job.Epoch, step.Name, result.State == RollbackStepState.Skipped ? result.State : RollbackStepState.Pending, 0, result.Count, result.Detail));
        }

        return told;
    }

    private async Task RunAsync(IRollbackStep step, RollbackScene scene, CancellationToken cancellationToken)
    {
        var job = scene.Job;
        if (!await store.ClaimAsync(job.Key, job.Epoch, step.Name, scene.Claim, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var result = await TryAsync(step, scene, cancellationToken).ConfigureAwait(false);
        var ended = new RollbackStep(job.Key, job.Epoch, step.Name, result.Result.State, 0, result.Result.Count, Cut(result.Result.Detail));
        if (await store.FinishAsync(ended, scene.Claim, cancellationToken).ConfigureAwait(false) && result.Error is null)
        {
            RollbackLog.StepDone(logger, step.Name, job.Key, job.Epoch, result.Result.Detail);
        }

        if (result.Error is { } error)
        {
            throw error;
        }
    }

    private async Task<(RollbackStepResult Result, Exception? Error)> TryAsync(IRollbackStep step, RollbackScene scene, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = step.RunAsync(scene, stop.Token);
        try
        {
            return (await running.WaitAsync(LongestStep, clock, CancellationToken.None).ConfigureAwait(false), null);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Asked to stop, and not waited for: what hangs may not listen either. What it still does is of an attempt that is over.
            await stop.CancelAsync().ConfigureAwait(false);
            var told = running.IsCompleted ? error : new TimeoutException($"It did not end within {(int)LongestStep.TotalMinutes} minutes.", error);
            return (new(RollbackStepState.Failed, told.Message), told);
        }
    }

    private static string Cut(string text) => text.Length <= LongestDetail ? text : text[..(char.IsHighSurrogate(text[LongestDetail - 1]) ? LongestDetail - 1 : LongestDetail)];
}
