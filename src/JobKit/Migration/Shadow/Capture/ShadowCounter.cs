namespace JobKit.Migration;

/// <summary>Counts what becomes of captures. Safe for concurrent use.</summary>
internal sealed class ShadowCounter
{
    private long _taken;
    private long _unknown;
    private long _tooLarge;
    private long _full;
    private long _notWanted;
    private long _overBudget;
    private long _lost;

    public ShadowIntakeCounts Counts => new()
    {
        Taken = Interlocked.Read(ref _taken),
        Unknown = Interlocked.Read(ref _unknown),
        TooLarge = Interlocked.Read(ref _tooLarge),
        Full = Interlocked.Read(ref _full),
        NotWanted = Interlocked.Read(ref _notWanted),
        OverBudget = Interlocked.Read(ref _overBudget),
        Lost = Interlocked.Read(ref _lost),
    };

    public ShadowIntake Note(ShadowIntake intake)
    {
        switch (intake)
        {
            case ShadowIntake.Taken:
                Interlocked.Increment(ref _taken);
                break;
            case ShadowIntake.Unknown:
                Interlocked.Increment(ref _unknown);
                break;
            case ShadowIntake.TooLarge:
                Interlocked.Increment(ref _tooLarge);
                break;
            default:
                Interlocked.Increment(ref _full);
                break;
        }

        return intake;
    }

    public void TooLarge() => Interlocked.Increment(ref _tooLarge);

    public void NotWanted() => Interlocked.Increment(ref _notWanted);

    public void OverBudget() => Interlocked.Increment(ref _overBudget);

    public void Lost() => Interlocked.Increment(ref _lost);
}
