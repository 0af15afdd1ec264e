namespace JobKit.EntityFrameworkCore;

/// <summary>Counting that stops at a bound.</summary>
internal static class Counted
{
    /// <summary>The greatest number told; a statement counts one further, and so knows of more.</summary>
    public const int Most = 10_000;

    /// <param name="count">What was counted.</param>
    /// <param name="isCut">Whether the counting stopped before, so that there may be more all the same.</param>
    public static CappedCount Of(long count, bool isCut = false) => new(Math.Min(count, Most), count > Most || isCut);
}
