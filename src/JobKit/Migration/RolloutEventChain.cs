namespace JobKit.Migration;

/// <summary>Ties events to each other, and finds where somebody tampered with them. Pure.</summary>
public static class RolloutEventChain
{
    /// <summary>Gives a draft its place behind the newest event.</summary>
    /// <param name="tip">The chain's end, read in the transaction that writes the event, with no other writer in between.</param>
    /// <param name="draft">What was done.</param>
    /// <param name="version">The rollout's or flag's version after it.</param>
    /// <param name="at">The store's present; cut to milliseconds.</param>
    public static RolloutEvent Append(RolloutEventTip tip, RolloutEventDraft draft, long version, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var whole = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var next = new RolloutEvent
        {
            Id = tip.Id + 1,
            Key = draft.Key,
            Version = version,
            At = whole,
            Actor = draft.Actor,
            Kind = draft.Kind,
            From = draft.From,
            To = draft.To,
            Reason = draft.Reason,
            Evidence = draft.Evidence,
            PrevHash = tip.Hash,
            Hash = string.Empty,
        };
        return next with { Hash = RolloutEventHash.Of(next) };
    }

    /// <summary>The id of the first event that was changed, or that another was removed or inserted before; null when all are whole.</summary>
    /// <remarks>What is missing at the end cannot be seen in the chain itself: compare its last hash with one kept elsewhere.</remarks>
    /// <param name="events">In the order of their ids.</param>
    /// <param name="before">Where they begin: <see cref="RolloutEventTip.Start"/>, or the last event of the page before.</param>
    public static long? FirstBroken(IEnumerable<RolloutEvent> events, RolloutEventTip before)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var each in events)
        {
            if (each.Id != before.Id + 1 || each.PrevHash != before.Hash || each.Hash != RolloutEventHash.Of(each))
            {
                return each.Id;
            }

            before = RolloutEventTip.Of(each);
        }

        return null;
    }
}
