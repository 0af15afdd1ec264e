using JobKit.Migration;
using JobKit.Storage;

namespace JobKit.Testing;

/// <summary>The store under test: one empty database and the ways to reach it. Make a new one for each check.</summary>
/// <remarks>
/// Making it should cost nothing: do the work in <see cref="CreateStoreAsync"/>, so that a target can also be made to ask which checks
/// apply. What is null cannot be checked, and <see cref="NotApplicable"/> must then say why.
/// </remarks>
public sealed class ConformanceTarget : IAsyncDisposable
{
    /// <summary>Gives a store on this target's database, prepared and ready. Each call stands for another node: nothing but the database is shared.</summary>
    public required Func<CancellationToken, Task<IJobStore>> CreateStoreAsync { get; init; }

    /// <summary>Moves the store's clock, or null where it is the database's own: then the checks use leases of a quarter second and wait for it.</summary>
    public Action<TimeSpan>? AdvanceClock { get; init; }

    /// <summary>Gives a store on a node whose clock is off by a span, while the store's clock is right.</summary>
    public Func<TimeSpan, CancellationToken, Task<IJobStore>>? CreateSkewedStoreAsync { get; init; }

    /// <summary>Begins a transaction of the app's own on the same database.</summary>
    public Func<CancellationToken, Task<IConformanceTransaction>>? BeginTransactionAsync { get; init; }

    /// <summary>Lets the next so many database commands, of all stores of this target, fail with an error that the database calls transient; 0 ends it.</summary>
    public Action<int>? InjectTransientErrors { get; init; }

    /// <summary>Gives a store none of whose transactions can rely on the session of the one before (behind a pooler in transaction mode, or without pooling).</summary>
    public Func<CancellationToken, Task<IJobStore>>? CreateSessionlessStoreAsync { get; init; }

    /// <summary>Gives a store of rollouts whose jobs go to this target's database, or null where the migration loop is not kept there.</summary>
    public Func<CancellationToken, Task<IRolloutStore>>? CreateRolloutStoreAsync { get; init; }

    /// <summary>Marks the database's tables as of a version newer than this build knows.</summary>
    public Func<CancellationToken, Task>? BreakSchemaVersionAsync { get; init; }

    /// <summary>By invariant (<c>I46</c>), why its checks that need a missing capability cannot apply to this store. Held to be exact:
    /// what is excused must be missing, and what is missing must be excused.</summary>
    public IReadOnlyDictionary<string, string> NotApplicable { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Removes the database.</summary>
    public Func<ValueTask>? RemoveAsync { get; init; }

    /// <summary>Whether a capability is there.</summary>
    public bool Has(ConformanceCapability capability) => capability switch
    {
        ConformanceCapability.None => true,
        ConformanceCapability.Transaction => BeginTransactionAsync is not null,
        ConformanceCapability.SkewedClock => CreateSkewedStoreAsync is not null,
        ConformanceCapability.TransientErrors => InjectTransientErrors is not null,
        ConformanceCapability.Sessionless => CreateSessionlessStoreAsync is not null,
        ConformanceCapability.SchemaVersion => BreakSchemaVersionAsync is not null,
        ConformanceCapability.Rollouts => CreateRolloutStoreAsync is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(capability), capability, "There is no such capability."),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => RemoveAsync is null ? ValueTask.CompletedTask : RemoveAsync();
}
