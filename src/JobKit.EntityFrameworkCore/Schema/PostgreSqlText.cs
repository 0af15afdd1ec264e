namespace JobKit.EntityFrameworkCore;

/// <summary>What the statements are written with: the tables and the one clock.</summary>
/// <param name="tables">The tables' names.</param>
/// <param name="now">The store's present as SQL. Tests put it off; else it is <see cref="Clock"/>.</param>
internal sealed class PostgreSqlText(Tables tables, string now = PostgreSqlText.Clock)
{
    /// <summary>Moves within a long transaction, and an index condition can use it; <c>clock_timestamp()</c> cannot (reliability B3).</summary>
    public const string Clock = "statement_timestamp()";

    /// <summary>One microsecond: an interval without days, because a day has 25 hours where the session's time zone says so.</summary>
    public const string Microsecond = "interval '1 microsecond'";

    /// <summary>
    /// Runs before a statement of many parts, for its transaction alone: an estimate above the server's threshold would have each claim
    /// compiled for a second, to run for some milliseconds.
    /// </summary>
    public const string NoJit = "SELECT set_config('jit', 'off', true);";

    /// <summary>
    /// Runs before a reading statement whose every part is to walk an index in its order, for its transaction alone: statistics of another
    /// time would have it scan the table, or read all of an index to sort it.
    /// </summary>
    public const string Walk =
        "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true), set_config('jit', 'off', true);";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365 * 5_000);

    public Tables Tables => tables;

    public string Now => now;

    /// <summary>A length of time to be added to or taken from the present; beyond any calendar it stays within the server's.</summary>
    public static long Microseconds(TimeSpan span) => EpochMicroseconds.From(span < Longest ? span : Longest);

    /// <summary>An advisory lock's number: the schema keeps two apps in one database apart, the kind keeps keys, queues and owners apart.</summary>
    public string LockNumber(string kind, string nameSql) => $"hashtextextended('jobkit.{tables.Schema}.{kind}.' || {nameSql}, 0)";
}
