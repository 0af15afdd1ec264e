namespace JobKit.Client;

/// <summary>One server-sent event.</summary>
internal sealed record SseEvent(string Name, string Data, string? Id);
