namespace JobKit.Migration;

/// <summary>What a candidate must show before its share grows.</summary>
public sealed record AdvanceGates
{
    /// <summary>How the sides are compared; <see cref="GateKind.Difference"/> by default.</summary>
    public GateKind Kind { get; init; } = GateKind.Difference;

    /// <summary>The chance that a gate passes a candidate that is just too bad, above 0, at most 0.1; 0.05 by default.</summary>
    public double Alpha { get; init; } = .05;

    /// <summary>How much higher the error rate may be, above 0, at most 0.5; 0.005 (half a point) by default.</summary>
    public double MarginErrors { get; init; } = .005;

    /// <summary>The same as part of the legacy's error rate, 0 to 1; 0.5 by default. The larger of the two counts.</summary>
    public double MarginErrorsRelative { get; init; } = .5;

    /// <summary>How many more units than the legacy's may exceed the 90th percentile's bound, above 0, at most 0.5; 0.05 by default.</summary>
    public double MarginC90 { get; init; } = .05;

    /// <summary>How many more units than the legacy's may exceed the 99th percentile's bound, above 0, at most 0.5; 0.01 by default.</summary>
    public double MarginC99 { get; init; } = .01;

    /// <summary>The factor of <see cref="GateKind.Ratio"/>, above 1, at most 10; 1.5 by default.</summary>
    public double Ratio { get; init; } = 1.5;

    /// <summary>Mature candidate units that each step needs, 1 to 10,000,000; 200 by default.</summary>
    public long MinUnits { get; init; } = 200;

    /// <summary>The rate of mismatching shadow answers that is too high, above 0, at most 0.5; 0.01 by default.</summary>
    public double MismatchLimit { get; init; } = .01;

    /// <summary>The margin for errors at a legacy error rate. A rate frozen long ago never widens it beyond what the rate of today does.</summary>
    internal double ErrorMargin(double? frozenRate, double presentRate) =>
        Math.Max(MarginErrors, MarginErrorsRelative * Math.Min(frozenRate ?? presentRate, presentRate));
}
