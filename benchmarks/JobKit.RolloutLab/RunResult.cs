namespace JobKit.RolloutLab;

/// <summary>What one run ended with.</summary>
/// <param name="UnitsToRollback">Candidate units after the fault's start; null: never rolled back.</param>
/// <param name="SecondsToRollback">Virtual seconds after the fault's start.</param>
/// <param name="UnitsToHold">All units until the sample ratio was doubted.</param>
/// <param name="Advanced">Whether it advanced.</param>
/// <param name="Early">Whether it was rolled back before the fault.</param>
/// <param name="Harmed">Candidate units after the fault's start that failed or never ended.</param>
/// <param name="Reason">Why it was rolled back.</param>
internal sealed record RunResult(long? UnitsToRollback, double? SecondsToRollback, long? UnitsToHold, bool Advanced, bool Early, long Harmed, string? Reason);
