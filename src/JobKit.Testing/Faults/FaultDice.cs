namespace JobKit.Testing;

/// <summary>Draws what befalls each call, from one seed, and counts it.</summary>
internal sealed class FaultDice(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<StoreCall, FaultCounts> _counts = [];

    public Fault Draw(StoreCall call, FaultRates rates)
    {
        lock (_gate)
        {
            // Three numbers for every call, so that changing one rate does not shift what befalls the other calls.
            var fault = new Fault(
                Delays: _random.NextDouble() < rates.DelayRate,
                ThrowsBefore: _random.NextDouble() < rates.ThrowBefore,
                ThrowsAfter: _random.NextDouble() < rates.ExecuteThenThrow);
            var count = _counts.GetValueOrDefault(call);
            _counts[call] = new(
                count.Calls + 1,
                count.ThrownBefore + (fault.ThrowsBefore ? 1 : 0),
                count.ThrownAfter + (fault is { ThrowsAfter: true, ThrowsBefore: false } ? 1 : 0),
                count.Delayed + (fault.Delays ? 1 : 0));
            return fault;
        }
    }

    public FaultCounts Count(StoreCall call)
    {
        lock (_gate)
        {
            return _counts.GetValueOrDefault(call);
        }
    }
}
