namespace JobKit.AspNetCore;

/// <summary>Why a job is to be cancelled.</summary>
internal sealed record CancelBody
{
    public string? Reason { get; init; }
}
