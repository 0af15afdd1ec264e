namespace JobKit.Chaos;

/// <summary>What one run does. Everything drawn by chance follows from <see cref="Seed"/>.</summary>
internal sealed record ChaosOptions
{
    public required Scenario Scenario { get; init; }

    public required StoreKind Store { get; init; }

    /// <summary>How often each fault is to land.</summary>
    public required IReadOnlyDictionary<FaultKind, int> Faults { get; init; }

    public required int Jobs { get; init; }

    public required int Seed { get; init; }

    /// <summary>Worker processes at work at any time.</summary>
    public int Workers { get; init; } = 3;

    /// <summary>The share of store calls that fail before, and again the share that fail after they were carried out; 0 to 0.5.</summary>
    public double FaultRate { get; init; }

    /// <summary>Where the report goes as JSON, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Whether the run's folder is kept, for reading its logs.</summary>
    public bool Keep { get; init; }

    public int FaultCount => Faults.Values.Sum();
}
