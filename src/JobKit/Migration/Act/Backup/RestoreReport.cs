namespace JobKit.Migration;

/// <summary>What putting a backup back did.</summary>
/// <param name="Rows">Jobs in the backup.</param>
/// <param name="Restored">Put back as they were.</param>
/// <param name="Kept">Left alone, because the store has a job of that id, or another live one with its unique key.</param>
/// <param name="Withheld">Jobs that have not completed and are not put back, because something in them was masked: their handlers would run with the mask, at once or after a retry.</param>
public sealed record RestoreReport(long Rows, long Restored, long Kept, long Withheld);
