namespace JobKit.Migration;

/// <summary>The app's flags: shared by all nodes, kept with the jobs, each change seen by every node within about a second.</summary>
/// <remarks>
/// Evaluations read this node's memory: they never wait and never throw. While the store cannot be read the last known flags go on, marked
/// stale; after <see cref="MigrationOptions.MaxStale"/> a flag that not all users had alike gives its callers' defaults.
/// </remarks>
public interface IFeatureFlags
{
    /// <summary>Whether a caller has a feature.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="context">The caller; by default nobody in particular.</param>
    /// <param name="defaultValue">The answer where no flag is called so, none was read yet, or it cannot say; false by default.</param>
    /// <param name="cancellationToken">Not needed: it does not wait.</param>
    ValueTask<bool> IsEnabledAsync(string name, FlagContext context = default, bool defaultValue = false, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="IsEnabledAsync"/>, with the variant, the reason and the version.</summary>
    FlagEvaluation Evaluate(string name, in FlagContext context, bool defaultValue = false);

    /// <summary>All flags by name, as this node knows them.</summary>
    IReadOnlyDictionary<string, FeatureFlag> GetAll();

    /// <summary>One flag as the store has it now, or null.</summary>
    Task<FeatureFlag?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Adds those that the store does not have; what it has stays as it is, so that a restart undoes nothing.</summary>
    /// <exception cref="FeatureFlagInvalidException">One has a value out of its range: none was added.</exception>
    Task InitializeAsync(IEnumerable<FeatureFlag> flags, CancellationToken cancellationToken = default);

    /// <summary>Writes a changed flag, if nobody has changed it since it was read.</summary>
    /// <param name="flag">The flag that was read, changed by <c>with</c>; its <see cref="FeatureFlag.Version"/> is the one that was read.</param>
    /// <param name="by">Who, and why; both are needed, and kept with the change.</param>
    /// <param name="cancellationToken">Stops it; the change may then have been written.</param>
    /// <returns>The flag with its new version.</returns>
    /// <exception cref="FeatureFlagInvalidException">A value is out of its range, the reason is missing, or the rollout that the flag is a view of cannot take the change.</exception>
    /// <exception cref="FeatureFlagNotFoundException">There is no such flag.</exception>
    /// <exception cref="FeatureFlagConflictException">It has another version; the exception carries it as it is now.</exception>
    /// <exception cref="FeatureFlagLockedException">The configuration forces it.</exception>
    Task<FeatureFlag> UpdateAsync(FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken = default);

    /// <summary>As the other, for a change that holds whatever the flag is now, like switching it off.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="change">Gives the changed flag; called again, up to five times, where somebody else was quicker.</param>
    /// <param name="by">Who, and why.</param>
    /// <param name="cancellationToken">Stops it; the change may then have been written.</param>
    Task<FeatureFlag> UpdateAsync(string name, Func<FeatureFlag, FeatureFlag> change, OperatorAction by, CancellationToken cancellationToken = default);
}
