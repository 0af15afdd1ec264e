namespace JobKit.Migration;

/// <summary>The share that the seed's variable <c>BACKGROUND_JOBS_PERCENTAGE</c> gives a rollout that has no row yet; none where it is not set.</summary>
internal sealed record InitialShare(TrafficShare Value)
{
    public static InitialShare None { get; } = new(TrafficShare.None);
}
