namespace JobKit.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>The clock of a node that is off.</summary>
internal sealed class SkewedTimeProvider(TimeSpan offset) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + offset;
}
