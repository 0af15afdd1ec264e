namespace JobKit.AspNetCore;

/// <summary>What came of an emergency: the seeds' answer, and the steps that follow it.</summary>
internal sealed record RollbackBody(bool Success, string Message, string Scope, bool DryRun, string? RollbackId, IReadOnlyList<RollbackStepBody> Steps);
