namespace JobKit.AspNetCore;

/// <summary>Stands in the store for a call that was taken: the row's id is the call's, so a second one is found on every node.</summary>
[JobType("webhook-call")]
internal sealed record WebhookCall(string Id);
