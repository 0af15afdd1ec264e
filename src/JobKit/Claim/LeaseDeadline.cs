namespace JobKit;

/// <summary>When a lease must be taken for lost, on this node's monotonic clock: counted from before the request was sent, so always before
/// the store would let another node have the job, whatever the wall clocks say.</summary>
internal static class LeaseDeadline
{
    /// <summary>The timestamp at which a lease asked for at <paramref name="sent"/> must be given up.</summary>
    public static long From(long sent, TimeSpan leaseDuration, TimeProvider clock) =>
        sent + (long)(leaseDuration.TotalSeconds * clock.TimestampFrequency);
}
