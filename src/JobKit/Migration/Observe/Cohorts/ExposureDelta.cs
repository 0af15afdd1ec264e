using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>Places in which one node saw a unit for the first time, while one share stood.</summary>
/// <param name="Key">The rollout.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="SharePpm">The candidate's part of all drawn units, in millionths.</param>
/// <param name="Candidate">Places on the candidate's side, 0 to 999,999.</param>
/// <param name="Legacy">Places on legacy's side, 0 to 999,999.</param>
public sealed record ExposureDelta(string Key, long Epoch, int SharePpm, ImmutableArray<int> Candidate, ImmutableArray<int> Legacy);
