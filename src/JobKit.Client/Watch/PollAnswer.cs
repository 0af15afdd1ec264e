namespace JobKit.Client;

/// <summary>What a poll found: a state, nothing new, or a server that could not answer now; and how long to wait.</summary>
internal readonly record struct PollAnswer(SeenState? Seen, TimeSpan Wait, bool IsFailure);
