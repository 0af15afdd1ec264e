namespace JobKit.AspNetCore;

/// <summary>What happened to a migration, oldest first; <c>next</c> is the <c>after</c> of the next page, null at the end.</summary>
internal sealed record DecisionsBody(IReadOnlyList<DecisionBody> Decisions, long? Next);
