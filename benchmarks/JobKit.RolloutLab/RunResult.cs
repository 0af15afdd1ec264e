namespace JobKit.RolloutLab;

/// <summary>What one run ended with.</summary>
/// <param name="UnitsToRollback">Candidate units after the fault's start; null: never rolled back.</param>
/// <param name="SecondsToRollback">Virtual seconds after the fault's start.</param>
/// <param name="UnitsToHold">All units until the sample ratio was doubted.</param>
/// <param name="Advanced">Whether it advanced.</param>
/// <param name="Harmed">Candidate units that failed or never ended, until the end.</param>
/// <param name="Reason">Why it was rolled back.</param>
internal sealed record RunResult(long? UnitsToRollback, double? SecondsToRollback, long? UnitsToHold, bool Advanced, long Harmed, string? Reason);
