namespace JobKit.AspNetCore;

/// <summary>The step of the plan that a migration stands on; index 0 outside the stage with steps.</summary>
internal sealed record MigrationStepBody(int Index, decimal Share, DateTimeOffset EnteredAt, double MinimumDwellSeconds);
