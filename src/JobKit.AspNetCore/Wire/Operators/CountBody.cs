namespace JobKit.AspNetCore;

/// <summary>A count that stops at a bound.</summary>
internal sealed record CountBody(long Value, bool Capped)
{
    public static CountBody Of(CappedCount count) => new(count.Value, count.Capped);
}
