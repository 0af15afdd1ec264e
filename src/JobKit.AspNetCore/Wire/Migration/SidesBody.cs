namespace JobKit.AspNetCore;

/// <summary>Both sides' numbers.</summary>
internal sealed record SidesBody(LegacySideBody Legacy, CandidateSideBody Candidate);
