namespace JobKit.Migration;

/// <summary>Which numbers are wanted: what a rollout's row says of its present step.</summary>
internal sealed record EvidenceScope
{
    public required string Key { get; init; }

    public required long Epoch { get; init; }

    /// <summary>When the present share was set, on the store's clock.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>What the legacy did before the stage.</summary>
    public StageBaseline Baseline { get; init; } = StageBaseline.None;

    /// <summary>Whether shadow comparisons are wanted; they are summed over the whole epoch at each call.</summary>
    public bool Compares { get; init; }

    /// <summary>Whether this caller recounts the cohorts that a dead node left uneven. One of all nodes should.</summary>
    public bool Recounts { get; init; }
}
