namespace JobKit.Migration;

/// <summary>The migrations of the app: where each stands, and what an operator may do with it.</summary>
/// <remarks>
/// Every change is one transaction with the event that tells of it, and is seen by all nodes within about a second. Where an order names a
/// version, the change is made to that version alone; else to whatever is there, tried again up to five times where somebody was quicker.
/// All throw <see cref="RolloutNotFoundException"/> where there is no such rollout, <see cref="RolloutConflictException"/> where it was
/// changed meanwhile, and <see cref="ArgumentException"/> where the actor or the reason is missing or too long. An order that finds its
/// work done changes nothing and gives the rollout as it is.
/// </remarks>
public interface IRollouts
{
    /// <summary>All rollouts as the store has them now, by key.</summary>
    Task<IReadOnlyList<Rollout>> GetAllAsync(CancellationToken cancellationToken = default);

    /// <summary>One rollout as the store has it now, or null.</summary>
    Task<Rollout?> FindAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>What the policy last said on this node; null where it was not asked yet, or its mode is off.</summary>
    RolloutOutlook? Outlook(string key);

    /// <summary>Enters the plan's first stage, from Off or after a rollback. Automatic steps become those that the traffic of the last day can decide.</summary>
    /// <param name="order">Which, and who.</param>
    /// <param name="acceptInfeasible">Whether to start a plan with steps that the traffic cannot decide; who said so is kept in the event.</param>
    /// <param name="cancellationToken">Stops it; the change may then have been made.</param>
    /// <exception cref="RolloutPlanException">
    /// This app cannot follow the plan: its stage Shadow has no experiment, or one whose handler is not said to be safe, its rollback replays
    /// via legacy and nothing does that, or it stops waiting for jobs of the rollout's type while an attempt may run. Or the traffic of the last
    /// day, if an hour of it was seen, cannot decide a step.
    /// </exception>
    /// <exception cref="RolloutStageException">It is under way.</exception>
    /// <exception cref="RolloutHeldException">A rollback is not dealt with: its cool-down lasts, or nobody acknowledged it; an approval is missing; or a rollout that the plan depends on is not complete.</exception>
    Task<Rollout> StartAsync(RolloutOrder order, bool acceptInfeasible = false, CancellationToken cancellationToken = default);

    /// <summary>Goes one step up the plan.</summary>
    /// <param name="order">Which, and who.</param>
    /// <param name="force">Whether to do it without the policy's consent, which is needed otherwise: evidence, dwell, windows and holds.</param>
    /// <param name="cancellationToken">Stops it; the change may then have been made.</param>
    /// <exception cref="RolloutStageException">It is not started, frozen, or at its end.</exception>
    /// <exception cref="RolloutHeldException">The policy does not consent, an approval is missing, or a rollback is not dealt with.</exception>
    Task<Rollout> AdvanceAsync(RolloutOrder order, bool force = false, CancellationToken cancellationToken = default);

    /// <summary>Sets the candidate's share. Down always, where going back is safe; up to the plan's next step as <see cref="AdvanceAsync"/>.</summary>
    /// <param name="order">Which, and who.</param>
    /// <param name="share">The share.</param>
    /// <param name="force">Whether any step of the plan will do, without the policy's consent.</param>
    /// <param name="cancellationToken">Stops it; the change may then have been made.</param>
    /// <exception cref="RolloutStageException">It is no step of the plan, the stage has no share, or the rollout is not started.</exception>
    /// <exception cref="RolloutHeldException">As for <see cref="AdvanceAsync"/>.</exception>
    Task<Rollout> SetShareAsync(RolloutOrder order, TrafficShare share, bool force = false, CancellationToken cancellationToken = default);

    /// <summary>Everything back to legacy, at once and from any stage; it needs no version, and beats every advance under way.</summary>
    /// <param name="key">The rollout.</param>
    /// <param name="by">Who, and why.</param>
    /// <param name="idempotencyKey">The same key gives the same answer, and never a second rollback; null for none.</param>
    /// <param name="dryRun">Whether to tell only what would be done, each step with its count.</param>
    /// <param name="cancellationToken">Stops it; the rollback may then have been made.</param>
    /// <returns>Where the store does not answer, <see cref="RollbackScope.Node"/>: it is done here and will be written.</returns>
    Task<RollbackAnswer> RollBackAsync(
        string key, OperatorAction by, string? idempotencyKey = null, bool dryRun = false, CancellationToken cancellationToken = default);

    /// <summary>Stops it where it stands. Only <see cref="ResumeAsync"/> and a rollback lead out.</summary>
    /// <exception cref="RolloutStageException">It is not under way.</exception>
    Task<Rollout> FreezeAsync(RolloutOrder order, CancellationToken cancellationToken = default);

    /// <summary>Holds advances of the policy until an instant; it still rolls back.</summary>
    /// <exception cref="RolloutStageException">It is frozen.</exception>
    Task<Rollout> HoldAsync(RolloutOrder order, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Ends a freeze or a hold. After a freeze that the policy or a rollback made, the evidence begins anew: what it was frozen for does not freeze it again.</summary>
    /// <exception cref="RolloutStageException">It is neither frozen nor held.</exception>
    Task<Rollout> ResumeAsync(RolloutOrder order, CancellationToken cancellationToken = default);

    /// <summary>Consents to the entry into the next stage; each person counts once.</summary>
    /// <exception cref="RolloutStageException">The stage does not come next, or needs no approval.</exception>
    Task<Rollout> ApproveAsync(RolloutOrder order, MigrationStage stage, CancellationToken cancellationToken = default);

    /// <summary>Says that a rollback was understood, so that the rollout may be started again after its cool-down.</summary>
    /// <exception cref="RolloutStageException">It is not rolled back.</exception>
    Task<Rollout> AcknowledgeAsync(RolloutOrder order, CancellationToken cancellationToken = default);

    /// <summary>Gives it another plan. After a rollback that acknowledges it. Another salt or hash needs Off or RolledBack.</summary>
    /// <exception cref="RolloutPlanException">The plan is wrong, or another rollout's, or this app cannot follow it, as for <see cref="StartAsync"/>.</exception>
    /// <exception cref="RolloutConflictException">The salt or hash is another while units are routed.</exception>
    /// <exception cref="RolloutStageException">The plan does not have the present stage.</exception>
    Task<Rollout> RevisePlanAsync(RolloutOrder order, RolloutPlan plan, CancellationToken cancellationToken = default);

    /// <summary>Sets what the policy may do by itself.</summary>
    Task<Rollout> SetModeAsync(RolloutOrder order, RolloutMode mode, CancellationToken cancellationToken = default);

    /// <summary>Sets who gets a side whatever the share is.</summary>
    /// <exception cref="ArgumentException">A list has more than 1,000 entries, or a blank one.</exception>
    Task<Rollout> SetTargetsAsync(RolloutOrder order, RolloutTargets targets, CancellationToken cancellationToken = default);
}
