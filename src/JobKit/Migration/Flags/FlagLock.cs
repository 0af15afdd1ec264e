namespace JobKit.Migration;

/// <summary>A flag that code forces on this process.</summary>
internal sealed record FlagLock(string Name, bool On);
