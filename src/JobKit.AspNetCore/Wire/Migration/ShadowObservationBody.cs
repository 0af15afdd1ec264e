using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>One comparison whole, with what the two answers held where they differ.</summary>
internal sealed record ShadowObservationBody
{
    public required JobId Id { get; init; }

    public required string Key { get; init; }

    public required long Epoch { get; init; }

    /// <summary>Null while it is not decided.</summary>
    public required ShadowClass? Class { get; init; }

    public required string? Signature { get; init; }

    public required RawJson? Differences { get; init; }

    /// <summary>The legacy's answer; null once it is not kept any more.</summary>
    public required RawJson? Control { get; init; }

    /// <summary>The candidate's job; its result is the other answer.</summary>
    public required JobId? JobId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
