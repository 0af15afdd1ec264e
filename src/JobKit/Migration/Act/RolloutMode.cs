namespace JobKit.Migration;

/// <summary>What the policy may do by itself.</summary>
/// <remarks>The numbers are stored and never change meaning.</remarks>
public enum RolloutMode
{
    /// <summary>It rolls back, and says when it would advance. The default.</summary>
    Advise = 0,

    /// <summary>It rolls back and advances.</summary>
    Auto = 1,

    /// <summary>It does neither. Each node's fuse stays.</summary>
    Off = 2,
}
