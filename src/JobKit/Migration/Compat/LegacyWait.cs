namespace JobKit.Migration;

/// <summary>How long a legacy request waits for its job's end, and how it answers when that did not come.</summary>
/// <param name="Time">Zero to 5 minutes; the server's own timeout less two seconds bounds it further.</param>
/// <param name="Then">202 with a <c>Location</c>, or 200 for clients that know no other success.</param>
public sealed record LegacyWait(TimeSpan Time, int Then)
{
    /// <summary>The longest that can be configured: the seed documents' 60 looks of 5 seconds.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>25 seconds, then 202.</summary>
    public static LegacyWait Default { get; } = new(TimeSpan.FromSeconds(25), 202);
}
