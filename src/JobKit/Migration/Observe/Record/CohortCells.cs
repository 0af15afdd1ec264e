namespace JobKit.Migration;

/// <summary>What this node counts of one interval of an endpoint, in all arms, until nothing more can come.</summary>
internal sealed class CohortCells(ObservedEndpoint endpoint, long epoch, long startTicks, long lengthTicks)
{
    private const int Arms = 4;

    private readonly ArmCells?[] _arms = new ArmCells?[Arms];
    private volatile bool _left;

    public ObservedEndpoint Endpoint => endpoint;

    public long Epoch => epoch;

    public long StartTicks => startTicks;

    public long LengthTicks => lengthTicks;

    public long EndTicks { get; } = startTicks + lengthTicks;

    public DateTimeOffset Start => new(startTicks, TimeSpan.Zero);

    public bool IsSettled
    {
        get
        {
            var pending = 0L;
            foreach (var arm in _arms)
            {
                pending |= arm?.Pending ?? 0;
            }

            return pending == 0;
        }
    }

    public void Begin(ObservedArm arm, int sub)
    {
        Arm(arm).Mine.Begin(sub);
        RejoinIfLeft();
    }

    public void End(ObservedArm arm, int sub, long micros, RequestOutcome outcome)
    {
        Arm(arm).Mine.End(sub, micros, outcome);
        RejoinIfLeft();
    }

    /// <summary>Moves what was counted since the last time. One drain at a time.</summary>
    public void Drain(List<CohortDelta> into)
    {
        for (var arm = 0; arm < Arms; arm++)
        {
            if (Volatile.Read(ref _arms[arm]) is { HasCounts: true } cells)
            {
                var sums = new CohortSumming();
                cells.Drain(sums);
                if (sums.ToDelta(new(endpoint.Key, epoch, endpoint.Name, Start, (ObservedArm)arm)) is { } delta)
                {
                    into.Add(delta);
                }
            }
        }
    }

    /// <summary>From now on a counter that still comes has to bring the cells back.</summary>
    public void Leave()
    {
        _left = true;
        // The counter adds, then looks whether the cells were left; here they are left, then drained once more: one of both sees the other.
        Interlocked.MemoryBarrier();
    }

    public void Rejoined() => _left = false;

    private void RejoinIfLeft()
    {
        if (_left)
        {
            endpoint.Rejoin(this);
        }
    }

    private ArmCells Arm(ObservedArm arm) => Volatile.Read(ref _arms[(int)arm]) ?? Make((int)arm);

    private ArmCells Make(int arm)
    {
        var made = new ArmCells();
        return Interlocked.CompareExchange(ref _arms[arm], made, null) ?? made;
    }
}
