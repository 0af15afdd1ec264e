namespace JobKit.Migration;

/// <summary>Decides for each request of one rollout which side answers it.</summary>
public interface ITrafficRouter
{
    /// <summary>The side for one request. It reads memory only: no waiting, no allocation, about 100 ns at most for a unit of 36 characters.</summary>
    RouteDecision Route(in RouteRequest request);
}
