namespace Storybook;

/// <summary>A request that a job answered, as evidence.</summary>
/// <param name="Cohort">The cohort that it belongs to.</param>
/// <param name="Sub">The user's group in the statistics, 0 to 31.</param>
/// <param name="BeganAt">When it became a job.</param>
/// <param name="EndedAt">When that ended; null while it has not.</param>
/// <param name="Failed">Whether it failed.</param>
internal sealed record EvidenceUnit(DateTimeOffset Cohort, int Sub, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, bool Failed);
