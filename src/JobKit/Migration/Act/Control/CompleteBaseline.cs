namespace JobKit.Migration;

/// <summary>What legacy does, taken down within a stage where too little of it was seen at the entry.</summary>
internal static class CompleteBaseline
{
    /// <summary>How often it is looked for, by one node: a day's cohorts are read.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <param name="move">Whose stage it is.</param>
    /// <param name="baselines">What is known by now, what was frozen before unchanged.</param>
    /// <returns>Null where nothing is new.</returns>
    public static RolloutChange? Of(RolloutMove move, StageBaseline baselines)
    {
        var before = move.Rollout.Baselines is { } json ? StageBaseline.FromJson(json) : StageBaseline.None;
        var completed = before.CompletedBy(baselines);
        var named = completed.Latency.Keys.Except(before.Latency.Keys).Order(StringComparer.Ordinal).ToList();
        return named.Count == 0
            ? null
            : move.To(move.Rollout with { Baselines = completed.ToJson() }, RolloutEventKind.Baseline, to: string.Join(", ", named));
    }
}
