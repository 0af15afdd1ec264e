namespace JobKit.Migration;

/// <summary>One change of one flag, with the event that tells of it.</summary>
/// <param name="Name">The flag.</param>
/// <param name="Json">What it becomes.</param>
/// <param name="ExpectedVersion">Its version before: the write is made only if it still has that. 0: only if there is no such flag yet.</param>
/// <param name="Event">Who makes the change, why, and what it was before.</param>
public sealed record FlagWrite(string Name, string Json, long ExpectedVersion, RolloutEventDraft Event);
