namespace JobKit.Chaos;

/// <summary>What a run says of itself, as it is written to JSON.</summary>
internal sealed record RunReport
{
    public required Verdict Verdict { get; init; }

    public required string Scenario { get; init; }

    public required string Store { get; init; }

    public required int Seed { get; init; }

    public required string Commit { get; init; }

    public required string Machine { get; init; }

    public required string Versions { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What was counted, in the order of the printed report.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>How many findings of each kind, the zeros included.</summary>
    public required IReadOnlyDictionary<string, int> Findings { get; init; }

    /// <summary>The first findings in words.</summary>
    public required IReadOnlyList<string> Details { get; init; }

    /// <summary>What 0 failures in so many trials can and cannot show.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
}
