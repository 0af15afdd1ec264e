namespace JobKit.Migration;

/// <summary>What is to be verified.</summary>
public sealed record VerificationRequest
{
    /// <summary>A rollout's key, by which people's answers are kept apart; empty (the default) for the system as a whole.</summary>
    public string Migration { get; init; } = "";

    /// <summary>How long the probe job may take from its enqueue to its end, 1 s to 5 min; 30 s by default.</summary>
    public TimeSpan ProbeDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether open checks are told by the exit code 3; false by default.</summary>
    public bool Strict { get; init; }
}
