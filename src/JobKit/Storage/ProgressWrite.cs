namespace JobKit.Storage;

/// <summary>How far an attempt is.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Epoch">The attempt's fencing token.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Step">What it is doing, or null to leave what stands.</param>
public readonly record struct ProgressWrite(JobId JobId, long Epoch, int Percent, string? Step);
