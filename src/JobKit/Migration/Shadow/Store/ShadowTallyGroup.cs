namespace JobKit.Migration;

/// <summary>Verdicts with one signature.</summary>
/// <param name="Class">Their class.</param>
/// <param name="Signature">What they have in common.</param>
/// <param name="Count">How many.</param>
/// <param name="Example">The newest of them by id.</param>
public sealed record ShadowTallyGroup(ShadowClass Class, string Signature, long Count, JobId Example);
