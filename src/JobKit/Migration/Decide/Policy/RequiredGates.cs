namespace JobKit.Migration;

/// <summary>Which gates a stage must pass.</summary>
[Flags]
public enum RequiredGates
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Errors and latency of routed units.</summary>
    Routed = 1,

    /// <summary>Matching shadow answers.</summary>
    Mismatch = 2,
}
