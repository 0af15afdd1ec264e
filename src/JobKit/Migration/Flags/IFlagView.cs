namespace JobKit.Migration;

/// <summary>A flag that the flags' store does not keep: it is a view of something else.</summary>
internal interface IFlagView
{
    string Name { get; }

    /// <summary>As this node knows it; null where it does not yet.</summary>
    FeatureFlag? Known { get; }

    /// <summary>For one caller; never waits, never throws.</summary>
    FlagEvaluation Evaluate(in FlagContext context, bool otherwise);

    /// <summary>As its store has it now, or null.</summary>
    Task<FeatureFlag?> FindAsync(CancellationToken cancellationToken);

    /// <summary>Changes what it is a view of.</summary>
    /// <exception cref="FeatureFlagConflictException">It has another version.</exception>
    /// <exception cref="FeatureFlagInvalidException">The change is of something that a view does not have.</exception>
    Task<FeatureFlag> UpdateAsync(FeatureFlag flag, OperatorAction by, CancellationToken cancellationToken);
}
