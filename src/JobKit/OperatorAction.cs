namespace JobKit;

/// <summary>Who did an operator's act, and why: written to the audit in the same transaction as the act.</summary>
/// <param name="Actor">The user or program, at most 256 characters.</param>
/// <param name="Reason">In their words, at most 1,000 characters, or null.</param>
public sealed record OperatorAction(string Actor, string? Reason = null)
{
    /// <summary>The app itself, where no person acts.</summary>
    public static OperatorAction App { get; } = new("app");
}
