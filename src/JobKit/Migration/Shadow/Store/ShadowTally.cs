namespace JobKit.Migration;

/// <summary>The verdicts of one rollout and epoch that are kept, summed.</summary>
public sealed record ShadowTally
{
    /// <summary>The epoch.</summary>
    public long Epoch { get; init; }

    /// <summary>How many of each class; classes without any may be left out.</summary>
    public IReadOnlyDictionary<ShadowClass, long> Counts { get; init; } = new Dictionary<ShadowClass, long>();

    /// <summary>How many wait for their job or comparison.</summary>
    public long Open { get; init; }

    /// <summary>The largest groups of one class and signature, the largest first, then by signature; groups without a signature are left out.</summary>
    public IReadOnlyList<ShadowTallyGroup> Groups { get; init; } = [];
}
