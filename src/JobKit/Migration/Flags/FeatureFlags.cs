namespace JobKit.Migration;

/// <inheritdoc cref="IFeatureFlags"/>
internal sealed class FeatureFlags(FlagReader reader, IFeatureFlagStore store, FlagLocks locks, FlagViews views) : IFeatureFlags
{
    private const int Attempts = 5;

    private static readonly OperatorAction Initialize = OperatorAction.App with { Reason = "initialize" };

    public ValueTask<bool> IsEnabledAsync(string name, FlagContext context = default, bool defaultValue = false, CancellationToken cancellationToken = default) =>
        new(Evaluate(name, context, defaultValue).Enabled);

    public FlagEvaluation Evaluate(string name, in FlagContext context, bool defaultValue = false)
    {
        var freshness = reader.Freshness;
        var snapshot = reader.Snapshot;
        var flag = name is null ? null : snapshot.Find(name);
        if (name is not null && locks.Of(name) is { } forced)
        {
            return new() { Enabled = forced, Reason = FlagReason.Override, Version = flag?.Flag.Version ?? 0, Stale = freshness != Freshness.Fresh };
        }

        if (views.Of(name) is { } view)
        {
            return view.Evaluate(context, defaultValue);
        }

        var evaluation = FeatureFlagEvaluator.Evaluate(flag, context, defaultValue, freshness);
        return name is not null && snapshot.Unreadable.Contains(name) ? evaluation with { Reason = FlagReason.Error } : evaluation;
    }

    public IReadOnlyDictionary<string, FeatureFlag> GetAll() => views.Over(reader.Snapshot.Flags);

    public async Task<FeatureFlag?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (views.Of(name) is { } view)
        {
            return await view.FindAsync(cancellationToken).ConfigureAwait(false);
        }

        return await store.ReadAsync(name, cancellationToken).ConfigureAwait(false) is { } stored ? FlagJson.ReadOrBare(stored) : null;
    }

    public async Task InitializeAsync(IEnumerable<FeatureFlag> flags, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flags);
        var wanted = flags.Select(FeatureFlagCheck.Checked).ToList();
        var known = (await store.ReadAllAsync(cancellationToken).ConfigureAwait(false)).Select(it => it.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var flag in wanted.Where(flag => views.Of(flag.Name) is null && known.Add(flag.Name)))
        {
            // Where another node was quicker, its flag stays.
            await WriteAsync(null, flag, Initialize, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<FeatureFlag> UpdateAsync(FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(flag);
        ArgumentNullException.ThrowIfNull(by);
        FeatureFlagCheck.Checked(flag);
        FeatureFlagCheck.Checked(by);
        if (View(flag.Name) is { } view)
        {
            return await view.UpdateAsync(flag, by, cancellationToken).ConfigureAwait(false);
        }

        var before = await FindUnlockedAsync(flag.Name, cancellationToken).ConfigureAwait(false);
        return await ChangeAsync(before, flag, by, cancellationToken).ConfigureAwait(false)
            ?? throw new FeatureFlagConflictException(
                FlagJson.ReadOrBare(await FindUnlockedAsync(flag.Name, cancellationToken).ConfigureAwait(false)), flag.Version);
    }

    public async Task<FeatureFlag> UpdateAsync(
        string name, Func<FeatureFlag, FeatureFlag> change, OperatorAction by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(by);
        FeatureFlagCheck.Checked(by);
        if (View(name) is { } view)
        {
            return await FlagViews.UpdateAsync(view, change, by, cancellationToken).ConfigureAwait(false);
        }

        for (var attempt = 1; ; attempt++)
        {
            var before = await FindUnlockedAsync(name, cancellationToken).ConfigureAwait(false);
            var flag = FeatureFlagCheck.Checked(change(FlagJson.ReadOrBare(before)) with { Name = name, Version = before.Version });
            if (await ChangeAsync(before, flag, by, cancellationToken).ConfigureAwait(false) is { } written)
            {
                return written;
            }

            if (attempt == Attempts)
            {
                throw new FeatureFlagConflictException(FlagJson.ReadOrBare(await FindUnlockedAsync(name, cancellationToken).ConfigureAwait(false)), flag.Version);
            }
        }
    }

    /// <exception cref="FeatureFlagLockedException">The configuration forces it.</exception>
    private IFlagView? View(string name) =>
        views.Of(name) is { } view ? locks.Of(name) is null ? view : throw new FeatureFlagLockedException(name) : null;

    private async Task<StoredFlag> FindUnlockedAsync(string name, CancellationToken cancellationToken) =>
        locks.Of(name) is not null
            ? throw new FeatureFlagLockedException(name)
            : await store.ReadAsync(name, cancellationToken).ConfigureAwait(false) ?? throw new FeatureFlagNotFoundException(name);

    /// <summary>Null: it was changed since it was read.</summary>
    private async Task<FeatureFlag?> ChangeAsync(StoredFlag before, FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken)
    {
        if (before.Version != flag.Version || await WriteAsync(before, flag, by, cancellationToken).ConfigureAwait(false) is not { } written)
        {
            return null;
        }

        await SeeAsync(cancellationToken).ConfigureAwait(false);
        return FlagJson.ReadOrBare(written);
    }

    private Task<StoredFlag?> WriteAsync(StoredFlag? before, FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken)
    {
        var json = flag.ToJson();
        return store.WriteAsync(new(flag.Name, json, before?.Version ?? 0, FlagEvent.Of(before, flag, json, by)), cancellationToken);
    }

    /// <summary>So that who made the change sees it at once. It is made, so whatever fails here is left to the next poll.</summary>
    private async Task SeeAsync(CancellationToken cancellationToken) =>
        await reader.RefreshAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
