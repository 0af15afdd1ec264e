namespace JobKit.Migration;

/// <summary>What every change of a rollout needs to know. The functions of this folder are pure: they read it and nothing else.</summary>
/// <param name="Rollout">As it was read.</param>
/// <param name="By">Who, and why.</param>
/// <param name="Now">The store's present.</param>
internal sealed record RolloutMove(Rollout Rollout, OperatorAction By, DateTimeOffset Now)
{
    /// <summary>All that the change rests on, as a JSON object.</summary>
    public string Evidence { get; init; } = "{}";

    /// <summary>What legacy does now, for a stage that is entered; null where nothing was seen.</summary>
    public string? Baselines { get; init; }

    /// <summary>The lease that allows it; null for an operator's.</summary>
    public RolloutLease? Lease { get; init; }

    /// <param name="after">What the rollout becomes.</param>
    /// <param name="kind">One of <see cref="RolloutEventKind"/>.</param>
    /// <param name="from">What it was, in short; by default its place.</param>
    /// <param name="to">What it is then, in short; by default its place.</param>
    public RolloutChange To(Rollout after, string kind, string? from = null, string? to = null) => new()
    {
        Before = Rollout,
        After = after,
        Lease = Lease,
        Event = new()
        {
            Key = Rollout.Key,
            Actor = By.Actor,
            Kind = kind,
            From = from ?? RolloutText.Place(Rollout),
            To = to ?? RolloutText.Place(after),
            Reason = By.Reason,
            Evidence = Evidence,
        },
    };

    /// <summary>Enters a place of the ladder.</summary>
    public RolloutChange Enter(MigrationStage stage, TrafficShare share)
    {
        var same = stage == Rollout.Stage;
        var after = Rollout with
        {
            Stage = stage,
            Share = share,
            EnteredAt = Now,
            Told = [],
            Approvals = same ? Rollout.Approvals : [],
            Baselines = same ? Rollout.Baselines : Baselines,
            Rollbacks = stage == MigrationStage.Complete ? 0 : Rollout.Rollbacks,
        };
        return To(after, same ? RolloutEventKind.Share : RolloutEventKind.Stage);
    }
}
