namespace JobKit.Testing;

/// <summary>What a <see cref="FaultyJobStore"/> did to one kind of call.</summary>
/// <param name="Calls">How many there were.</param>
/// <param name="ThrownBefore">How many threw without having done anything.</param>
/// <param name="ThrownAfter">How many threw after their work was done.</param>
/// <param name="Delayed">How many had to wait.</param>
public readonly record struct FaultCounts(int Calls, int ThrownBefore, int ThrownAfter, int Delayed);
