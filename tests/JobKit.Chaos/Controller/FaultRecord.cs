namespace JobKit.Chaos;

/// <summary>One fault as it happened.</summary>
internal sealed record FaultRecord
{
    public required FaultKind Kind { get; init; }

    /// <summary>When it began, in microseconds.</summary>
    public required long At { get; init; }

    /// <summary>When it was over.</summary>
    public required long Until { get; init; }

    /// <summary>The worker that it hit; 0 when it was the database.</summary>
    public int ProcessId { get; init; }

    /// <summary>Whether it held up everybody: a fault of the database, or a process frozen with locks that others wait for.</summary>
    public bool StrikesAll { get; init; }

    /// <summary>What was in flight where it hit.</summary>
    public IReadOnlyList<HeldAttempt> Held { get; init; } = [];

    /// <summary>Whether it hit something at work. If not it does not count, and another is drawn.</summary>
    public required bool Landed { get; init; }

    /// <summary>The exit code of a worker that was told to end; null when it did not end in time.</summary>
    public int? ExitCode { get; init; }

    public TimeSpan ExitTook => TimeSpan.FromMicroseconds(Until - At);
}
