namespace JobKit.RolloutLab;

/// <summary>One setting's result. Null where a number does not apply.</summary>
internal sealed record LabLine
{
    public required string Scenario { get; init; }

    public required string Policy { get; init; }

    public required int Runs { get; init; }

    public required int Seed { get; init; }

    /// <summary>Of a bad candidate: before it turned bad.</summary>
    public double? FalseRollbackRate { get; init; }

    /// <summary>The exact upper bound that the true rate is below with 95 % confidence.</summary>
    public double? FalseRollbackUpper95 { get; init; }

    public double? FalseAdvanceRate { get; init; }

    /// <summary>Of the runs that came to the fault.</summary>
    public double? DetectedRate { get; init; }

    public double? MedianUnitsToRollback { get; init; }

    public double? MedianSecondsToRollback { get; init; }

    public double? P95SecondsToRollback { get; init; }

    /// <summary>Mean candidate units that failed or never ended, until the rollback or the end.</summary>
    public double? HarmedRequests { get; init; }

    public double? MedianUnitsToHold { get; init; }

    public required IReadOnlyDictionary<string, int> Reasons { get; init; }

    public required double Seconds { get; init; }

    public required Setting Setting { get; init; }
}
