namespace JobKit.Migration;

/// <summary>One gate's number beside its limit.</summary>
/// <param name="Gate">Which: errors, ack90, ack99, result90, result99, ackBudget, resultBudget.</param>
/// <param name="Value">The upper bound of the difference, or ln E; null while an arm has no units.</param>
/// <param name="Limit">The margin that the bound must not exceed, or the ln E that must be reached.</param>
/// <param name="Passed">Whether it passed.</param>
public readonly record struct GateFinding(string Gate, double? Value, double Limit, bool Passed);
