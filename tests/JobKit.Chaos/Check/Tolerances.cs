namespace JobKit.Chaos;

/// <summary>How long things may take before they count as wrong.</summary>
internal static class Tolerances
{
    /// <summary>On top of lease and sweep.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan Resume = TimeSpan.FromSeconds(10);

    /// <summary>On top of the shutdown's grace.</summary>
    public static readonly TimeSpan Exit = TimeSpan.FromSeconds(2);
}
