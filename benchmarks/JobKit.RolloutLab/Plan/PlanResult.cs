namespace JobKit.RolloutLab;

/// <summary>What one run of a plan ended with.</summary>
/// <param name="HoursToFull">Until the plan's last rung was entered; null: never.</param>
/// <param name="SecondsToRollback">After the candidate's first unit; null: never rolled back.</param>
/// <param name="CandidateUnits">Until the end.</param>
/// <param name="Harmed">Candidate units that failed, until the end.</param>
/// <param name="Reason">Why it was rolled back.</param>
internal sealed record PlanResult(double? HoursToFull, double? SecondsToRollback, long CandidateUnits, long Harmed, string? Reason);
