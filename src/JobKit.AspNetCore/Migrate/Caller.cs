namespace JobKit.AspNetCore;

/// <summary>Who calls.</summary>
/// <param name="Owner">Whose job it would be, or null.</param>
/// <param name="Unit">Whom the rollout counts, or null.</param>
/// <param name="Groups">For the rollout's targets, or null.</param>
internal readonly record struct Caller(string? Owner, string? Unit, IReadOnlyList<string>? Groups);
