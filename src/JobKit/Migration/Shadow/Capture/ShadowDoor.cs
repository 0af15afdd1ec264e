namespace JobKit.Migration;

/// <inheritdoc cref="IShadow"/>
internal sealed class ShadowDoor(Experiments experiments, ShadowInbox inbox, ShadowCounter counter, Random chance, TimeProvider clock) : IShadow
{
    public const int MostBytes = 256 * 1024;

    public bool Wants(string key, in RouteDecision decision, string? unit) =>
        decision is { Stage: MigrationStage.Shadow, Side: MigrationSide.Legacy, Reason: not RouteReason.Override }
        && key is not null && experiments.Find(key) is { } experiment
        && (string.IsNullOrWhiteSpace(unit) ? chance.Next(StableHash.Buckets) < experiment.Settings.Sample.Ppm : experiment.Samples(unit));

    public ShadowIntake Capture(ShadowCapture capture)
    {
        if (capture is not { Stamp: { } stamp, Job: { } job, Answer: { } answer }
            || experiments.Find(stamp.Cohort.Key) is not { } experiment || !experiment.Settings.JobType.IsInstanceOfType(job))
        {
            return counter.Note(ShadowIntake.Unknown);
        }

        return counter.Note(answer.Body.Length > MostBytes ? ShadowIntake.TooLarge : inbox.TryAdd(new(capture)) ? ShadowIntake.Taken : ShadowIntake.Full);
    }

    public ShadowTrial<TAnswer> Use<TAnswer>(Func<CancellationToken, Task<TAnswer>> control)
    {
        ArgumentNullException.ThrowIfNull(control);
        return new(this, clock, control);
    }
}
