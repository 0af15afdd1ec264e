namespace JobKit;

/// <summary>When a job will probably be done: quantiles of the waits and runs observed for its type and queue over the last hour.</summary>
/// <param name="Median">Half of such jobs were done this soon after their enqueue.</param>
/// <param name="P90">Nine of ten were.</param>
/// <param name="Samples">How many jobs that rests on; at least 5.</param>
public sealed record JobEstimate(TimeSpan Median, TimeSpan P90, long Samples);
