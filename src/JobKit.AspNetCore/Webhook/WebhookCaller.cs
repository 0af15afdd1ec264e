namespace JobKit.AspNetCore;

/// <summary>An authentic call.</summary>
/// <param name="Id">What tells it from others, where the scheme signs such a thing.</param>
/// <param name="BodyIsOurs">Whether the body says what to do; else it is the sender's own and told nothing by.</param>
internal sealed record WebhookCaller(string? Id, bool BodyIsOurs);
