namespace JobKit.Migration;

/// <summary>What a candidate's times are held against.</summary>
public enum LatencyMode
{
    /// <summary>The legacy's own times, raised a little; the default.</summary>
    Relative = 0,

    /// <summary>An absolute limit, as the seed's 10 s.</summary>
    Budget = 1,
}
