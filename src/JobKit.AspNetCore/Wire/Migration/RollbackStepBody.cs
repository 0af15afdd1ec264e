using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>One step of one migration's rollback.</summary>
internal sealed record RollbackStepBody(string Migration, string Name, RollbackStepState State, int? Count, string? Detail);
