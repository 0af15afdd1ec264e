namespace JobKit.Migration;

/// <summary>First exposures of one rollout on this node, in its newest epoch. Safe for concurrent use.</summary>
internal sealed class FirstExposures(string key)
{
    private SeenPlaces? _newest;

    /// <summary>A unit was drawn. One of an epoch that is over, or without a place, is passed over.</summary>
    public void See(in RouteDecision decision)
    {
        if (decision.Randomised && decision.Bucket is >= 0 and < StableHash.Buckets)
        {
            Of(decision.Epoch)?.See(decision);
        }
    }

    public List<ExposureDelta> Drain() => Volatile.Read(ref _newest)?.Drain() ?? [];

    private SeenPlaces? Of(long epoch)
    {
        while (true)
        {
            var newest = Volatile.Read(ref _newest);
            if (newest is not null && newest.Epoch >= epoch)
            {
                return newest.Epoch == epoch ? newest : null;
            }

            Interlocked.CompareExchange(ref _newest, new(key, epoch), newest);
        }
    }
}
