namespace JobKit.Migration;

/// <summary>What a backfill would do now.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Ready">How many of them could be made into what they are to become.</param>
/// <param name="Failed">How many could not.</param>
/// <param name="Rejects">The first 20 of these.</param>
public sealed record BackfillDryRun(long Rows, long Ready, long Failed, IReadOnlyList<BackfillReject> Rejects);
