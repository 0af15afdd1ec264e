namespace JobKit.Migration;

/// <summary>The order of what is counted beside errors.</summary>
internal static class Measures
{
    /// <summary>Ack and result, above c50, c90 and c99 each.</summary>
    public const int Latencies = 6;

    /// <summary>Errors, and both clocks above c90 and c99.</summary>
    public const int Gates = 5;

    public static long Latency(in ArmCounts arm, int measure) => measure switch
    {
        0 => arm.Ack.Over50,
        1 => arm.Ack.Over90,
        2 => arm.Ack.Over99,
        3 => arm.Result.Over50,
        4 => arm.Result.Over90,
        _ => arm.Result.Over99,
    };

    public static long Gate(in ArmCounts arm, int measure) => measure switch
    {
        0 => arm.Errors,
        1 => arm.Ack.Over90,
        2 => arm.Ack.Over99,
        3 => arm.Result.Over90,
        _ => arm.Result.Over99,
    };

    public static ArmPair GatePair(in ArmCounts candidate, in ArmCounts legacy, int measure) =>
        new(candidate.Units, Gate(candidate, measure), legacy.Units, Gate(legacy, measure));
}
