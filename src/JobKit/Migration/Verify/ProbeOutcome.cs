namespace JobKit.Migration;

/// <summary>What became of the probe jobs.</summary>
internal sealed record ProbeOutcome
{
    /// <summary>The probe, or null where it was not stored.</summary>
    public JobId? Id { get; init; }

    /// <summary>As it stood at its end or at its deadline.</summary>
    public Job? Job { get; init; }

    /// <summary>Whether its result is the word that it was given.</summary>
    public bool Answered { get; init; }

    /// <summary>Whether its owner saw it, by id and in the list.</summary>
    public bool SeenByOwner { get; init; }

    /// <summary>Whether somebody else saw it, by id or in the list.</summary>
    public bool SeenByOther { get; init; }

    /// <summary>Whether a second one that was not due could be cancelled.</summary>
    public bool Cancelled { get; init; }

    /// <summary>What the first step threw that threw, or null; the steps after it were not done.</summary>
    public Exception? Error { get; init; }
}
