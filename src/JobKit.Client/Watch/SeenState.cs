namespace JobKit.Client;

/// <summary>A state with the tag that stands for it, in events and in polls alike.</summary>
internal readonly record struct SeenState(JobState State, string? Tag);
