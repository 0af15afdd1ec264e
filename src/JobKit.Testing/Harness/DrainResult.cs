namespace JobKit.Testing;

/// <summary>What a drain did.</summary>
/// <param name="Attempts">How many attempts began.</param>
/// <param name="Elapsed">How much virtual time passed.</param>
/// <param name="Left">How many jobs are still pending or processing: due after the bound, in a paused queue, or of a type without a handler.</param>
public readonly record struct DrainResult(int Attempts, TimeSpan Elapsed, int Left);
