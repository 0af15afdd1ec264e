namespace JobKit.AspNetCore;

/// <summary>Marks an endpoint with its rollout.</summary>
internal sealed record MigrationKey(string Key);
