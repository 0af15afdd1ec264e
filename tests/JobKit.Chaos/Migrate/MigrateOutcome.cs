namespace JobKit.Chaos;

/// <summary>What a run of <c>migrate</c> counted and found wrong.</summary>
/// <param name="Figures">For the report.</param>
/// <param name="Problems">What is wrong, in words.</param>
/// <param name="Missed">Which parts no kill hit in the middle: the run says nothing about them.</param>
/// <param name="Late">What is right and took too long.</param>
internal sealed record MigrateOutcome(
    IReadOnlyList<Figure> Figures, IReadOnlyList<string> Problems, IReadOnlyList<string> Missed, IReadOnlyList<string> Late)
{
    public Verdict Verdict => Problems.Count > 0 ? Verdict.Failed : Missed.Count > 0 ? Verdict.Invalid : Late.Count > 0 ? Verdict.Late : Verdict.Passed;
}
