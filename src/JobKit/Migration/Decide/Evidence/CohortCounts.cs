namespace JobKit.Migration;

/// <summary>One endpoint's units of one interval, in both arms. Only units that chance put there are counted.</summary>
/// <param name="Endpoint">Which endpoint.</param>
/// <param name="Candidate">The side on trial.</param>
/// <param name="Legacy">The side that it is compared with.</param>
/// <param name="Reconciled">Whether the row was recounted from the job rows, because not as many units ended as began.</param>
public sealed record CohortCounts(string Endpoint, ArmCounts Candidate, ArmCounts Legacy, bool Reconciled = false)
{
    /// <summary>Whether nothing can change any more: all units ended, or waiting for them is over and they were recounted.</summary>
    /// <remarks>Legacy units too: folded while slow ones are under way, an outage of both sides would look like the candidate's alone.</remarks>
    internal bool IsSettled(bool waitedLongEnough) =>
        (Candidate.Done == Candidate.Units && Legacy.Done >= Legacy.Units) || (Reconciled && (waitedLongEnough || Candidate.Done > Candidate.Units));

    /// <summary>The row and what is wrong with it, or null.</summary>
    internal string? Problem(DateTimeOffset start, CohortAge age) =>
        age == CohortAge.Mature && Candidate.Done > Candidate.Units ? Name(start, "candidate", $"{Candidate.Done} ended of {Candidate.Units} units")
        : Candidate.Problem() is { } candidate ? Name(start, "candidate", candidate)
        : Legacy.Problem() is { } legacy ? Name(start, "legacy", legacy)
        : null;

    private string Name(DateTimeOffset start, string arm, string problem) => $"{Endpoint} {start:yyyy-MM-dd HH:mm:ss} {arm}: {problem}";
}
