namespace JobKit.Client;

/// <summary>Why a job is to be cancelled.</summary>
internal sealed record CancelRequest(string? Reason);
