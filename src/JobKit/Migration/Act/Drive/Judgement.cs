namespace JobKit.Migration;

/// <summary>A verdict on one version of a rollout.</summary>
/// <param name="Rollout">What was judged.</param>
/// <param name="Verdict">What the policy says.</param>
/// <param name="At">The store's present when the evidence was read.</param>
internal sealed record Judgement(Rollout Rollout, Verdict Verdict, DateTimeOffset At);
