namespace JobKit;

/// <summary>What a drain came to.</summary>
/// <param name="Completed">Attempts that completed their jobs.</param>
/// <param name="NotCompleted">Attempts that ended otherwise: failed, to be tried again or not, snoozed, cancelled.</param>
/// <param name="Running">Attempts that had not ended when the time was over.</param>
public readonly record struct JobDrainResult(int Completed, int NotCompleted, int Running);
