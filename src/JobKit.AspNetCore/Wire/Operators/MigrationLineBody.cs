using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>Where a migration stands, in a line.</summary>
internal sealed record MigrationLineBody(string Key, MigrationStage Stage, decimal Share, RolloutMode Mode);
