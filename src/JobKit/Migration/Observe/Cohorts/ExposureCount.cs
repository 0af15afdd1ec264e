namespace JobKit.Migration;

/// <summary>First exposures of an epoch while one share stood, over all nodes.</summary>
/// <remarks>
/// Counted are places, a million of them, each once in an epoch. Two units of one place are one exposure; that happens to both sides alike, so
/// the ratio stays true, and what it shows is weaker than as many units would make it, never stronger. With the seed's hash there are a
/// hundred places, too few to show anything.
/// </remarks>
/// <param name="SharePpm">The candidate's part of all drawn units, in millionths.</param>
/// <param name="Candidate">Places first seen on the candidate's side.</param>
/// <param name="Legacy">Places first seen on legacy's side.</param>
public readonly record struct ExposureCount(int SharePpm, long Candidate, long Legacy);
