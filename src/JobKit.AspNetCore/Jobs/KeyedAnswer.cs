namespace JobKit.AspNetCore;

/// <summary>What came of a start with a key: a job, or a refusal.</summary>
internal readonly record struct KeyedAnswer(EnqueueResult Enqueued, ProblemResult? Problem = null);
