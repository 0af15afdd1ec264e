namespace JobKit.Migration;

/// <summary>What became of a chunk.</summary>
/// <param name="Written">Whether its checkpoint was accepted; else nothing of it stands that its repetition would double.</param>
/// <param name="Rows">How many rows it had.</param>
/// <param name="Rejected">How many of them were rejected.</param>
/// <param name="Cursor">Its last key; as before where it had no row.</param>
/// <param name="State">Where the backfill stands after it.</param>
public sealed record BackfillChunkResult(bool Written, int Rows, int Rejected, string? Cursor, BackfillState State);
