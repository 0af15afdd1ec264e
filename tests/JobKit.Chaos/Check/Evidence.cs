namespace JobKit.Chaos;

/// <summary>All that a run left behind for the checker, which sees nothing else.</summary>
internal sealed record Evidence
{
    public required ChaosOptions Options { get; init; }

    public WorkerSettings Settings { get; init; } = new();

    /// <summary>What the client asked for and was told.</summary>
    public IReadOnlyList<ClientLine> Client { get; init; } = [];

    /// <summary>What the database saw, in order.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    /// <summary>What is stored at the end.</summary>
    public IReadOnlyList<StoredJob> Jobs { get; init; } = [];

    public IReadOnlyList<Effect> Effects { get; init; } = [];

    public IReadOnlyList<Order> Orders { get; init; } = [];

    /// <summary>What the handlers did outside of the database.</summary>
    public IReadOnlyList<JournalLine> Journal { get; init; } = [];

    public IReadOnlyList<FaultRecord> Faults { get; init; } = [];

    /// <summary>Calls of the store, where faults were put into them.</summary>
    public IReadOnlyList<CallCount> Calls { get; init; } = [];

    /// <summary>Processes that ended, or did not, against expectation.</summary>
    public IReadOnlyList<string> Deaths { get; init; } = [];

    public int Leaks { get; init; }

    public int ClientKills { get; init; }

    /// <summary>What the database says is broken in its files, or null.</summary>
    public string? Damage { get; init; }

    public string DatabaseVersion { get; init; } = "";

    public TimeSpan Took { get; init; }
}
