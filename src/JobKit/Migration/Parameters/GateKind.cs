namespace JobKit.Migration;

/// <summary>How the advance gate compares the sides.</summary>
public enum GateKind
{
    /// <summary>The candidate may be worse by a margin in points; the default. Decides at any error rate, also at none.</summary>
    Difference = 0,

    /// <summary>The candidate may be worse by a factor. Never passes while nothing fails at all.</summary>
    Ratio = 1,
}
