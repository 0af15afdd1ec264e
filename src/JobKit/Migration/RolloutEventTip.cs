namespace JobKit.Migration;

/// <summary>The end of a chain of events: what the next one is tied to. Kept outside the database, it also shows that none was cut off.</summary>
/// <param name="Id">The newest event's, 0 where there is none.</param>
/// <param name="Hash">The newest event's, 64 zeros where there is none.</param>
public readonly record struct RolloutEventTip(long Id, string Hash)
{
    /// <summary>Before the first event.</summary>
    public static RolloutEventTip Start { get; } = new(0, new string('0', 64));

    /// <summary>The chain that ends with an event.</summary>
    public static RolloutEventTip Of(RolloutEvent newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        return new(newest.Id, newest.Hash);
    }
}
