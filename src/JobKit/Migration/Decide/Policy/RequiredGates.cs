namespace JobKit.Migration;

/// <summary>Which gates a stage must pass.</summary>
[Flags]
public enum RequiredGates
{
    /// <summary>None: nothing is measured, as in <see cref="MigrationStage.DualWrite"/>, and time and approvals alone decide.</summary>
    None = 0,

    /// <summary>Errors and latency of routed units.</summary>
    Routed = 1,

    /// <summary>Matching shadow answers.</summary>
    Mismatch = 2,
}
