namespace JobKit.Migration;

/// <summary>One request that legacy has answered, to be repeated as a shadow job.</summary>
public sealed record ShadowCapture
{
    /// <summary>How the request was routed; its rollout's key names the experiment.</summary>
    public required RouteStamp Stamp { get; init; }

    /// <summary>The request as the candidate's job, of the experiment's type. Not copied, so it must not change any more.</summary>
    public required object Job { get; init; }

    /// <summary>What legacy answered.</summary>
    public required ShadowAnswer Answer { get; init; }

    /// <summary>How long legacy took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The user, as the handler is to see it; the shadow job is hidden from that user all the same.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant, likewise.</summary>
    public string? Tenant { get; init; }

    /// <summary>Asks legacy once more, from a scope of its own, to measure its noise; only where that has no effect. Null where it cannot be done.</summary>
    public Func<IServiceProvider, CancellationToken, Task<ShadowAnswer>>? Again { get; init; }
}
