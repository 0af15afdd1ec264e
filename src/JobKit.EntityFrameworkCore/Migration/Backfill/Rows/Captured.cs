namespace JobKit.EntityFrameworkCore;

/// <summary>A value as a query's parameter.</summary>
internal sealed class Captured<T>(T value)
{
    public T Value { get; } = value;
}
