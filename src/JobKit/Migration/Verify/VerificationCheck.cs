namespace JobKit.Migration;

/// <summary>One thing to be verified, as data.</summary>
/// <param name="Id">Its name in the report.</param>
/// <param name="Section">Where it stands.</param>
/// <param name="Title">What it finds out.</param>
/// <param name="Critical">Whether its failure fails the whole.</param>
/// <param name="Run">Finds it out, or null where a named person does.</param>
public sealed record VerificationCheck(
    string Id, string Section, string Title, bool Critical, Func<VerificationContext, CancellationToken, Task<VerificationFinding>>? Run)
{
    /// <summary>Who judges it.</summary>
    public VerificationKind Kind => Run is null ? VerificationKind.Manual : VerificationKind.Automatic;

    /// <summary>Under which name its detail stands in the report; its id unless the seed documents have another.</summary>
    internal string DetailName { get; init; } = Id;
}
