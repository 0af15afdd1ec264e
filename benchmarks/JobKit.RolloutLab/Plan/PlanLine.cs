namespace JobKit.RolloutLab;

/// <summary>A plan's result with one candidate. Null where a number does not apply.</summary>
internal sealed record PlanLine
{
    public string Scenario { get; init; } = "plan";

    public string Policy { get; init; } = "sequential";

    public required int Runs { get; init; }

    public required int Seed { get; init; }

    public double? FalseRollbackRate { get; init; }

    /// <summary>The exact upper bound that the true rate is below with 95 % confidence.</summary>
    public double? FalseRollbackUpper95 { get; init; }

    /// <summary>Of a bad candidate: the part of runs in which it got to the plan's end.</summary>
    public double? FalseAdvanceRate { get; init; }

    public double? DetectedRate { get; init; }

    public double? MedianUnitsToRollback { get; init; }

    public double? P95SecondsToRollback { get; init; }

    /// <summary>Mean candidate units that failed, until the rollback or the end.</summary>
    public double? HarmedRequests { get; init; }

    public double? MedianHoursToFull { get; init; }

    public double? P95HoursToFull { get; init; }

    public IReadOnlyList<PlanStep>? Steps { get; init; }

    public required IReadOnlyDictionary<string, int> Reasons { get; init; }

    public required double Seconds { get; init; }

    public required PlanSetting Setting { get; init; }
}
