using Microsoft.Extensions.Logging;

namespace JobKit.Migration;

/// <summary>1770-1779. An id never changes its meaning.</summary>
internal static partial class BackfillLog
{
    [LoggerMessage(1770, LogLevel.Information, "The backfill {Backfill} was started by {Actor}: run {Run}, {Rows} rows in {Ranges} ranges.")]
    public static partial void Started(ILogger logger, OneLine backfill, OneLine actor, int run, long rows, int ranges);

    [LoggerMessage(1771, LogLevel.Information, "Run {Run} of the backfill {Backfill} is now {State}, by {Actor}. {Reason}")]
    public static partial void Moved(ILogger logger, OneLine backfill, int run, BackfillState state, OneLine actor, OneLine reason);

    [LoggerMessage(1772, LogLevel.Warning, "The backfill {Backfill} rejected {Rejected} of a chunk's {Rows} rows. Look at them, mend them, and retry its failed rows.")]
    public static partial void Rejected(ILogger logger, OneLine backfill, int rejected, int rows);

    [LoggerMessage(1773, LogLevel.Error, "Run {Run} of the backfill {Backfill} has stopped. {Reason}")]
    public static partial void Stopped(ILogger logger, OneLine backfill, int run, OneLine reason);

    [LoggerMessage(1774, LogLevel.Warning, "The backfill {Backfill} failed at a chunk after {Chunks} others. It goes on from its last checkpoint in {Delay}.")]
    public static partial void ChunkFailed(ILogger logger, Exception exception, OneLine backfill, int chunks, TimeSpan delay);

    [LoggerMessage(1775, LogLevel.Information, "The range {Range} of the backfill {Backfill} is another's by now. Its chunk was taken back.")]
    public static partial void LeaseLost(ILogger logger, OneLine backfill, int range);

    [LoggerMessage(1776, LogLevel.Warning, "The range {Range} of the backfill {Backfill} could not be given back. It is free again when its lease ends.")]
    public static partial void NotReleased(ILogger logger, Exception exception, OneLine backfill, int range);

    [LoggerMessage(1777, LogLevel.Information, "The backfill {Backfill} is not on this node. Its job waits {Delay} for another.")]
    public static partial void Elsewhere(ILogger logger, OneLine backfill, TimeSpan delay);
}
