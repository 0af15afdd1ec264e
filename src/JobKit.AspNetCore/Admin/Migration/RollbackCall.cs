namespace JobKit.AspNetCore;

/// <summary>Who orders a rollback, and how.</summary>
internal sealed record RollbackCall(OperatorAction By, string? IdempotencyKey, bool DryRun);
