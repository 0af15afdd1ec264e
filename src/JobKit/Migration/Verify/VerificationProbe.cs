namespace JobKit.Migration;

/// <summary>A job that does nothing but show that jobs are stored, claimed, run and settled.</summary>
/// <param name="Word">What its handler must give back.</param>
[JobType("jobkit.probe")]
internal sealed record VerificationProbe(string Word)
{
    public const string Queue = "jobkit-probe";
}
