namespace JobKit.RolloutLab;

/// <summary>What was written and refused in a run, and what must never be.</summary>
internal sealed class ControllerCounts
{
    public int Advances { get; set; }

    public int Rollbacks { get; set; }

    /// <summary>Advances that the store refused: another writer was quicker, or the lease was over.</summary>
    public int RefusedAdvances { get; set; }

    /// <summary>Rollbacks that met another write, and were tried again.</summary>
    public int RetriedRollbacks { get; set; }

    /// <summary>Advances decided on a version that was not the last any more, or of more than one rung. Must be 0.</summary>
    public int DoubleAdvances { get; set; }

    /// <summary>Advances of what was rolled back. Must be 0.</summary>
    public int AdvancesAfterRollback { get; set; }

    /// <summary>Rollbacks that were asked for, after which the rollout stood anywhere else. Must be 0.</summary>
    public int LostRollbacks { get; set; }

    /// <summary>Virtual seconds from asking for the first rollback until it was written; null: none was asked for.</summary>
    public double? SecondsToRollback { get; set; }

    public int Wrong => DoubleAdvances + AdvancesAfterRollback + LostRollbacks;
}
