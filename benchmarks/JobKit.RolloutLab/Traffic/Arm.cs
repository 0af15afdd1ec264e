using JobKit.Migration;

namespace JobKit.RolloutLab;

/// <summary>One side's counts of a cohort while they are made.</summary>
internal struct Arm
{
    public long Units;
    public long Done;
    public long Errors;
    public Exceedances Ack;
    public Exceedances Result;

    /// <summary>Of the units not done: those that will end well, and those that will fail. The rest never ends.</summary>
    public long WillSucceed;
    public long WillFail;

    public readonly ArmCounts Counts => new(Units, Done, Errors, Ack: Ack, Result: Result);
}
