namespace JobKit.RolloutLab;

/// <summary>What one share of a plan costs and sees.</summary>
internal sealed record PlanStep
{
    public required string Share { get; init; }

    /// <summary>Candidate units that a healthy candidate needs to pass; the forecast.</summary>
    public required long? Need { get; init; }

    /// <summary>How long that takes; the forecast.</summary>
    public required double? Hours { get; init; }

    /// <summary>The lowest error rate that the gate is made to stop: passed in at most <c>gates.alpha</c> of cases.</summary>
    public required double StopsFrom { get; init; }

    /// <summary>The lowest error rate of those tried that is rolled back in four of five runs within that time; null: none.</summary>
    public required double? RollsBackFrom { get; init; }
}
