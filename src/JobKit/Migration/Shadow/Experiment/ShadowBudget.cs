namespace JobKit.Migration;

/// <summary>How many shadow jobs one node may still make, and what they may cost: two buckets that fill evenly. Safe for concurrent use.</summary>
internal sealed class ShadowBudget(int perMinute, decimal? costPerHour, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _jobs = perMinute;
    private double _cost = (double)(costPerHour ?? 0);
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes one job of this cost from both, or nothing.</summary>
    public bool TryTake(decimal cost)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var passed = clock.GetElapsedTime(_filledAt, now);
            _filledAt = now;
            _jobs = Math.Min(perMinute, _jobs + (passed.TotalMinutes * perMinute));
            var most = (double)(costPerHour ?? 0);
            _cost = Math.Min(most, _cost + (passed.TotalHours * most));

            // A negative cost would be a credit.
            var price = Math.Max(0, (double)cost);
            if (_jobs < 1 || (costPerHour is not null && _cost < price))
            {
                return false;
            }

            _jobs--;
            _cost -= price;
            return true;
        }
    }
}
