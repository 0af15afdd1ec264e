using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The mature units since the present share was set: what the advance gates judge.</summary>
/// <param name="Since">When the share was set.</param>
/// <param name="Candidate">Candidate sums.</param>
/// <param name="Legacy">Legacy sums.</param>
/// <param name="RatioLogs">For ratio gates: seven logarithms for each of errors, ack 90, ack 99, result 90, result 99; empty otherwise.</param>
public sealed record StepTotals(DateTimeOffset Since, ArmCounts Candidate, ArmCounts Legacy, ImmutableArray<double> RatioLogs);
