namespace JobKit.Migration;

/// <summary>One measure in both arms: units and events.</summary>
internal readonly record struct ArmPair(long CandidateUnits, long CandidateEvents, long LegacyUnits, long LegacyEvents);
