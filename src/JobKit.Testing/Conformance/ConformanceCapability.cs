namespace JobKit.Testing;

/// <summary>What a check needs of its target beyond stores on an empty database.</summary>
public enum ConformanceCapability
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary><see cref="ConformanceTarget.BeginTransactionAsync"/>.</summary>
    Transaction,

    /// <summary><see cref="ConformanceTarget.CreateSkewedStoreAsync"/>.</summary>
    SkewedClock,

    /// <summary><see cref="ConformanceTarget.InjectTransientErrors"/>.</summary>
    TransientErrors,

    /// <summary><see cref="ConformanceTarget.CreateSessionlessStoreAsync"/>.</summary>
    Sessionless,

    /// <summary><see cref="ConformanceTarget.BreakSchemaVersionAsync"/>.</summary>
    SchemaVersion,

    /// <summary><see cref="ConformanceTarget.CreateRolloutStoreAsync"/>.</summary>
    Rollouts,
}
