namespace JobKit;

/// <summary>The answer to a cancel.</summary>
/// <param name="Status">The status after the call: cancelled at once when it was pending; still processing when its handler was asked to stop; unchanged when it had ended.</param>
/// <param name="Changed">Whether this call cancelled it or asked for it: false for a job that had ended or had been asked before.</param>
public readonly record struct CancelResult(JobStatus Status, bool Changed);
