namespace JobKit.AspNetCore;

/// <summary>What a backfill would do.</summary>
internal sealed record BackfillDryRunBody(string Name, bool DryRun, long Total, long Ready, long Failed);
