namespace JobKit.Migration;

/// <summary>Says that an <see cref="ILegacyReplay"/> is registered, which is made only where it is needed.</summary>
internal sealed record LegacyReplayMark;
