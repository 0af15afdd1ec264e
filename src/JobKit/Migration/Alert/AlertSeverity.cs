namespace JobKit.Migration;

/// <summary>How much an alert matters.</summary>
/// <remarks>The numbers are stored and never change meaning.</remarks>
public enum AlertSeverity
{
    /// <summary>All is well; green.</summary>
    Info = 0,

    /// <summary>Somebody should look; yellow.</summary>
    Warning = 1,

    /// <summary>Somebody must act; red.</summary>
    Critical = 2,
}
