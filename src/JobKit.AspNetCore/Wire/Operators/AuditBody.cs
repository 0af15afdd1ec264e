namespace JobKit.AspNetCore;

/// <summary>One act of an operator.</summary>
internal sealed record AuditBody(DateTimeOffset At, string Actor, string Action, string Target, string? Reason, string? Before, string? After);
