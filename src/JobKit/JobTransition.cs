namespace JobKit;

/// <summary>One row of the lifecycle table.</summary>
/// <param name="From">The status before, or null where the job did not exist.</param>
/// <param name="Verb">What happens.</param>
/// <param name="To">The status after, or null where the job is gone.</param>
/// <param name="When">The condition and what else changes, in words.</param>
public sealed record JobTransition(JobStatus? From, JobVerb Verb, JobStatus? To, string When);
