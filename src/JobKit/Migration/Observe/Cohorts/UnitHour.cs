namespace JobKit.Migration;

/// <summary>One hour's units and errors by sub.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Hour">When the hour began, UTC.</param>
/// <param name="Arm">Where the units were routed.</param>
/// <param name="Subs">Their numbers.</param>
public sealed record UnitHour(string Endpoint, DateTimeOffset Hour, ObservedArm Arm, SubCounts Subs);
