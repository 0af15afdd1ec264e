namespace JobKit.AspNetCore;

/// <summary>A worker node as it last told of itself: <c>live</c>, or <c>silent</c> where it has not for too long.</summary>
internal sealed record WorkerBody(
    string Id, string Host, DateTimeOffset StartedAt, double HeartbeatAgeSeconds, int Slots, int Busy, IReadOnlyList<string> Types, string State);
