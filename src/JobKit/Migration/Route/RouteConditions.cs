namespace JobKit.Migration;

/// <summary>What changes from call to call without a new snapshot.</summary>
/// <param name="Freshness">How old the snapshot is.</param>
/// <param name="FuseOpen">Whether this node's breaker has tripped in the snapshot's epoch.</param>
/// <param name="Draw">A random number from 0 to 999,999, for <see cref="AnonymousRouting.RandomPerRequest"/>.</param>
internal readonly record struct RouteConditions(Freshness Freshness, bool FuseOpen, int Draw);
