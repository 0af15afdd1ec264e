namespace JobKit.Chaos;

/// <summary>How a node routes the same units at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Epoch">By which epoch of the rollout.</param>
/// <param name="Candidates">How many of them go to the candidate.</param>
/// <param name="Sides">A hash of who goes where.</param>
/// <param name="Stale">Whether the node says that it may have missed a change.</param>
internal sealed record Probe(long At, long Epoch, int Candidates, string Sides, bool Stale);
