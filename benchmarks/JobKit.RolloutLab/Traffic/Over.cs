namespace JobKit.RolloutLab;

/// <summary>The chances that a unit exceeds the bounds of the 50th, 90th and 99th percentile.</summary>
internal readonly record struct Over(double C50, double C90, double C99)
{
    /// <summary>The legacy above its own quantiles.</summary>
    public static Over Legacy { get; } = new(.5, .1, .01);

    /// <summary>Just not too slow yet: each chance times the ratio.</summary>
    public Over Times(double ratio) => new(Math.Min(1, C50 * ratio), Math.Min(1, C90 * ratio), Math.Min(1, C99 * ratio));
}
