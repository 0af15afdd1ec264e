namespace JobKit.Migration;

/// <summary>A page of a dry run.</summary>
/// <param name="Rows">How many rows it had.</param>
/// <param name="Last">Its last key; null where it had none.</param>
/// <param name="Rejects">Those that could not be made into anything.</param>
public sealed record BackfillPreview(int Rows, string? Last, IReadOnlyList<BackfillReject> Rejects);
