namespace JobKit.Migration;

/// <summary>Makes the legacy body from a completed job's payload and result.</summary>
internal delegate object? LegacyMapper(Job job, JobSerializer json);
