using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>How far a backfill is.</summary>
internal sealed record BackfillBody(
    string Name, BackfillState State, long Done, long Total, long Failed, long RatePerSecond, JobId? JobId, string? Reason);
