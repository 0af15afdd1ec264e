namespace JobKit.Migration;

/// <summary>The seed's <c>ABTestResult</c>.</summary>
/// <param name="System">Its <c>system</c>: legacy is <c>old</c>, candidate <c>new</c>.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Duration">How long it took, in milliseconds.</param>
/// <param name="Success">Whether it succeeded.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="UserId">The user, or null.</param>
public sealed record SeedResult(MigrationSide System, string Endpoint, double Duration, bool Success, string? Error = null, string? UserId = null)
{
    /// <summary>When it was recorded.</summary>
    public DateTimeOffset Timestamp { get; init; }
}
