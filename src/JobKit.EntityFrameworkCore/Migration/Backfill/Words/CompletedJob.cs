namespace JobKit.EntityFrameworkCore;

/// <summary>A job that was done before there was JobKit.</summary>
/// <param name="Payload">Its payload, of a registered job class.</param>
/// <param name="CreatedAt">When it was made; its id sorts by it.</param>
public sealed record CompletedJob(object Payload, DateTimeOffset CreatedAt)
{
    /// <summary>When its work began; <see cref="CreatedAt"/> where unset.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its work ended, which is when its retention begins; <see cref="CreatedAt"/> where unset.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Its result, or null.</summary>
    public object? Result { get; init; }

    /// <summary>The user it belongs to, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant it belongs to, or null.</summary>
    public string? Tenant { get; init; }

    /// <summary>The entity it worked on; the row's key where unset.</summary>
    public string? CorrelationKey { get; init; }

    /// <summary>Labels to search by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
