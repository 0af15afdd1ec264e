namespace JobKit.Migration;

/// <summary>The verdict on a shadowed request, from both sides as they ended. Pure but for the app's comparer, and it never throws.</summary>
internal static class ShadowJudge
{
    private const string WhereErrors = "$error";

    /// <summary>The verdict on a request without a shadow job: the app's cleaning does not bear what legacy answered.</summary>
    public static ShadowVerdict NotCleaned(Experiment experiment) => new(ShadowClass.ComparerError, DifferenceSignature.Of($"{experiment.Key} Clean"));

    /// <param name="experiment">Its rules.</param>
    /// <param name="control">Legacy's answer.</param>
    /// <param name="job">The shadow job, ended; null where it is gone.</param>
    public static ShadowVerdict Judge(Experiment experiment, ControlAnswer control, Job? job) => job switch
    {
        null or { Status: JobStatus.Cancelled } or { FailureReason: JobFailureReason.Expired } => new(ShadowClass.Late),
        { Status: JobStatus.Failed } => Failed(control, job),
        _ when control.Error is not null => new(ShadowClass.ControlFailed, DifferenceSignature.Of($"{WhereErrors} {control.Error}"), Errors(control.Error, null)),
        _ => Compared(experiment, () => Compare(experiment, control.Json!, experiment.Cleaning.Candidate(job.Result))),
    };

    /// <summary>The verdict on two answers of legacy to one request.</summary>
    public static ShadowVerdict Noise(Experiment experiment, ControlAnswer first, ControlAnswer second) => (first.Error, second.Error) switch
    {
        (null, null) => Compared(experiment, () => Compare(experiment, first.Json!, second.Json!)),
        var (one, other) when string.Equals(one, other, StringComparison.Ordinal) => new(ShadowClass.BothFailedSame),
        var (one, other) => new(ShadowClass.Mismatch, DifferenceSignature.Of(WhereErrors), Errors(one, other)),
    };

    private static ShadowVerdict Failed(ControlAnswer control, Job job)
    {
        var error = job.Error?.Type ?? job.FailureReason?.ToString() ?? "unknown";
        return control.Error is null ? new(ShadowClass.CandidateFailed, DifferenceSignature.Of($"{WhereErrors} {error}"), Errors(null, Shown(job, error)))
            : string.Equals(control.Error, error, StringComparison.Ordinal) ? new(ShadowClass.BothFailedSame)
            : new(ShadowClass.Mismatch, DifferenceSignature.Of($"{WhereErrors} {control.Error} {error}"), Errors(control.Error, Shown(job, error)));
    }

    private static ShadowVerdict Compared(Experiment experiment, Func<ResultComparison> compare)
    {
        try
        {
            var found = compare();
            return !found.IsMatch ? new(ShadowClass.Mismatch, DifferenceSignature.Of(found), DifferencesJson.Write(found.Differences))
                : found.Ignored.IsDefaultOrEmpty ? new(ShadowClass.Match)
                : new(ShadowClass.Ignored, DifferenceSignature.Of(string.Join(", ", found.Ignored)));
        }
        catch (Exception error)
        {
            // The app's own code. Its message may hold parts of the answers, so only its type is kept.
            return new(ShadowClass.ComparerError, DifferenceSignature.Of($"{experiment.Key} {error.GetType().FullName}"));
        }
    }

    private static ResultComparison Compare(Experiment experiment, string control, string candidate) =>
        experiment.Settings.Comparer is null && string.Equals(control, candidate, StringComparison.Ordinal)
            ? ResultComparison.Same
            : experiment.Compare(new(experiment.Type.Name, JsonText.Read(control), JsonText.Read(candidate)));

    private static string Errors(string? control, string? candidate) =>
        DifferencesJson.Write([new(WhereErrors, ResultDifferenceKind.Changed, control, candidate)]);

    /// <summary>The job's error is redacted already, as every job's.</summary>
    private static string Shown(Job job, string error) => job.Error is { } known ? $"{error}: {known.Message}" : error;
}
