namespace Storybook;

/// <summary>An answer of the old endpoint, read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The book's id, or the job's where it failed or is still at work; null where there is none.</param>
/// <param name="Problem">What is wrong with it, in words; null where nothing is.</param>
internal sealed record LegacyReading(AnswerKind Kind, string? Id = null, string? Problem = null);
