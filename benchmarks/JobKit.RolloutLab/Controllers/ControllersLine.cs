namespace JobKit.RolloutLab;

/// <summary>The result of two controllers over one store. Null where a number does not apply; counts are of all runs together.</summary>
internal sealed record ControllersLine
{
    public string Scenario { get; init; } = TwoControllers.Name;

    public string Policy { get; init; } = "sequential";

    public required int Runs { get; init; }

    public required int Seed { get; init; }

    /// <summary>Rollbacks that nobody asked for and no fault justified; with an operator every rollback is asked for.</summary>
    public double? FalseRollbackRate { get; init; }

    /// <summary>The part of runs in which something advanced twice, or after a rollback.</summary>
    public required double FalseAdvanceRate { get; init; }

    public double? MedianUnitsToRollback { get; init; }

    /// <summary>From asking for the rollback until it is written.</summary>
    public double? P95SecondsToRollback { get; init; }

    public double? HarmedRequests { get; init; }

    public required int Advances { get; init; }

    public required int RefusedAdvances { get; init; }

    public required int Rollbacks { get; init; }

    public required int RetriedRollbacks { get; init; }

    public required int DoubleAdvances { get; init; }

    public required int AdvancesAfterRollback { get; init; }

    public required int LostRollbacks { get; init; }

    public required double Seconds { get; init; }

    public required Setting Setting { get; init; }
}
