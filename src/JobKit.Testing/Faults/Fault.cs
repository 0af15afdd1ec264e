namespace JobKit.Testing;

/// <summary>What befalls one call.</summary>
internal readonly record struct Fault(bool Delays, bool ThrowsBefore, bool ThrowsAfter);
