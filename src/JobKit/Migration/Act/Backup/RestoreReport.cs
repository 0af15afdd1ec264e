namespace JobKit.Migration;

/// <summary>What putting a backup back did.</summary>
/// <param name="Rows">Jobs in the backup.</param>
/// <param name="Restored">Put back as they were.</param>
/// <param name="Kept">Left alone, because the store has a job of that id, or another live one with its unique key.</param>
/// <param name="Withheld">Live jobs not put back, because their payload was masked and their handlers would run with the mask.</param>
public sealed record RestoreReport(long Rows, long Restored, long Kept, long Withheld);
