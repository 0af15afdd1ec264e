namespace JobKit.Migration;

/// <summary>Both sides of one endpoint.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Drawn">The units that chance put on their side: these compare.</param>
/// <param name="Targeted">The units that were sent to their side: these do not.</param>
/// <param name="ErrorEvidence">
/// How much the drawn units say that the candidate's error rate is above the legacy's (times the policy's r0): about 1 for nothing, 100 rolls a
/// rollout back; corrected for users who come often. Users are counted over the whole window.
/// </param>
public sealed record EndpointSides(string Endpoint, SideComparison Drawn, SideComparison Targeted, double ErrorEvidence);
