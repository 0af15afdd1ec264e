namespace JobKit.Migration;

/// <summary>What became of a legacy request's job.</summary>
/// <param name="Outcome">What is to be done.</param>
/// <param name="JobId">The job's id; of an earlier request with the same idempotency key, that one's.</param>
/// <param name="IsNew">Whether this request made it; a repetition counts for no statistics.</param>
/// <param name="Answer">What the client is answered, where refused: 503 or 422.</param>
/// <param name="Fault">Why it is not stored, or not known to be.</param>
public sealed record LegacyEnqueueResult(LegacyEnqueueOutcome Outcome, JobId JobId, bool IsNew, LegacyAnswer? Answer = null, Exception? Fault = null);
