namespace JobKit.Migration;

/// <summary>Whole days on which a rollout does not advance. Rollbacks know no freezes.</summary>
public sealed record PlanFreeze
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, not before <see cref="From"/>.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The zone whose days they are, by its IANA name; <c>UTC</c> by default.</summary>
    public string Zone { get; init; } = "UTC";
}
