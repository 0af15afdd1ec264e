namespace JobKit.RolloutLab;

/// <summary>What one run ended with.</summary>
/// <param name="Counts">Writes and refusals.</param>
/// <param name="BadUnits">Units of the candidate since it turned bad.</param>
/// <param name="Harmed">Of these, those that failed.</param>
internal sealed record ControllersResult(ControllerCounts Counts, long BadUnits, long Harmed);
