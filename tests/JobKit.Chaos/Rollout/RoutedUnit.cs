using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>A request that chance put on a side; <paramref name="Job"/> is empty on the legacy side.</summary>
internal sealed record RoutedUnit(long At, long Epoch, MigrationSide Side, int Sub, Guid Job);
