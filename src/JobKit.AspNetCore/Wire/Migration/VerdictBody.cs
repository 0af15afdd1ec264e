using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>What the policy last said, and by which numbers.</summary>
internal sealed record VerdictBody(VerdictKind Decision, DateTimeOffset At, IReadOnlyList<VerdictReasonBody> Reasons, IReadOnlyList<GateBody> Gates);
