namespace JobKit.Testing;

/// <summary>What every store must do, as named checks that run under any test framework.</summary>
/// <remarks>
/// One test per check: make a fresh <see cref="ConformanceTarget"/>, run the check, dispose the target. And one test that looks at
/// <see cref="NotApplicableTo"/>, so that what is left out is a decision. docs/write-a-store.md shows both.
/// </remarks>
public static class JobStoreConformance
{
    /// <summary>Every check, in the order of the invariants.</summary>
    public static IReadOnlyList<ConformanceCheck> Checks { get; } =
    [
        .. TransactionChecks.All, .. IdempotencyChecks.All, .. UniqueKeyChecks.All, .. BatchChecks.All, .. PayloadChecks.All,
        .. ClaimFilterChecks.All, .. ClaimExpiredChecks.All, .. ClaimLimitChecks.All, .. ClaimOnceChecks.All, .. ClaimStepChecks.All,
        .. ClaimOrderChecks.All,
        .. LimitKeyChecks.All, .. RenewChecks.All, .. FencedWriteChecks.All, .. ChildChecks.All, .. SettleFenceChecks.All,
        .. SettleRepeatChecks.All, .. SettleTogetherChecks.All, .. TerminalChecks.All, .. AttemptChecks.All, .. ReleaseChecks.All,
        .. SweepFenceChecks.All, .. SweepOutcomeChecks.All, .. SweepBatchChecks.All, .. CancelChecks.All, .. OwnerLimitChecks.All,
        .. ReadChecks.All, .. OwnerFilterChecks.All, .. PagingChecks.All, .. PruneChecks.All, .. StoreClockChecks.All,
        .. InstantChecks.All, .. CancellationChecks.All, .. TransientErrorChecks.All, .. SessionChecks.All, .. SchemaChecks.All,
        .. OperateChecks.All, .. AuditChecks.All, .. RetryChecks.All, .. NodeChecks.All,
        .. RolloutLeaseChecks.All, .. RolloutWriteChecks.All, .. RolloutRaceChecks.All,
    ];

    /// <summary>The check that is called so: its <see cref="ConformanceCheck.ToString"/>.</summary>
    /// <exception cref="ArgumentException">No check is called so.</exception>
    public static ConformanceCheck Find(string check) =>
        Checks.FirstOrDefault(candidate => candidate.ToString() == check)
        ?? throw new ArgumentException($"'{check}' is no check. JobStoreConformance.Checks lists them.", nameof(check));

    /// <summary>The checks that a target can run: those whose capability it has.</summary>
    /// <exception cref="ConformanceException">The target's <see cref="ConformanceTarget.NotApplicable"/> is not exact.</exception>
    public static IReadOnlyList<ConformanceCheck> ApplicableTo(ConformanceTarget target)
    {
        var excused = NotApplicableTo(target).Keys.ToHashSet();
        return [.. Checks.Where(check => !excused.Contains(check))];
    }

    /// <summary>The checks that a target cannot run, with its reasons.</summary>
    /// <exception cref="ConformanceException">A capability is missing without a reason, or a reason excuses nothing that is missing.</exception>
    public static IReadOnlyDictionary<ConformanceCheck, string> NotApplicableTo(ConformanceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var missing = Checks.Where(check => !target.Has(check.Needs)).ToList();
        foreach (var (invariant, reason) in target.NotApplicable)
        {
            if (!missing.Exists(check => check.Invariant == invariant))
            {
                throw new ConformanceException(
                    invariant, "NotApplicable is exact", "a reason only where a capability is missing", $"the target can run it, yet says: {reason}");
            }
        }

        return missing.ToDictionary(check => check, check => target.NotApplicable.TryGetValue(check.Invariant, out var reason)
            ? reason
            : throw check.Broken($"a target that has {check.Needs}, or a reason under NotApplicable[\"{check.Invariant}\"]", "neither"));
    }
}
