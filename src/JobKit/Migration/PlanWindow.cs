namespace JobKit.Migration;

/// <summary>When a rollout may advance, by the wall clock of a place. Rollbacks know no windows.</summary>
/// <remarks>Summer time is the zone's: an hour that the clock skips never opens, one that it repeats is open twice.</remarks>
public sealed record PlanWindow
{
    /// <summary>On which days; every day by default.</summary>
    public PlanDays Days { get; init; } = PlanDays.All;

    /// <summary>The first moment, since midnight; 00:00 to 23:59, whole minutes.</summary>
    public required TimeSpan From { get; init; }

    /// <summary>The first moment that is outside again, since midnight; after <see cref="From"/>, at most 24:00, whole minutes.</summary>
    public required TimeSpan To { get; init; }

    /// <summary>The zone's IANA name, like <c>Europe/Berlin</c>; <c>UTC</c> by default.</summary>
    public string Zone { get; init; } = "UTC";
}
