namespace JobKit.Migration;

/// <summary>What a flag says for one caller: the first rule that matches answers. Pure, and it never throws.</summary>
internal static class FeatureFlagEvaluator
{
    /// <param name="flag">The flag, or null where none is called so.</param>
    /// <param name="context">The caller.</param>
    /// <param name="otherwise">The caller's default.</param>
    /// <param name="freshness">How far what this node knows can be trusted.</param>
    public static FlagEvaluation Evaluate(PreparedFlag? flag, in FlagContext context, bool otherwise, Freshness freshness)
    {
        var stale = freshness != Freshness.Fresh;
        if (flag is null)
        {
            return new() { Enabled = otherwise, Reason = FlagReason.Default, Stale = stale };
        }

        try
        {
            return Decide(flag, context, otherwise, freshness) with { Version = flag.Flag.Version, Stale = stale };
        }
        catch (Exception)
        {
            // The groups are a list of the caller's own kind. Whatever it throws, a request goes on.
            return new() { Enabled = otherwise, Reason = FlagReason.Error, Version = flag.Flag.Version, Stale = stale };
        }
    }

    private static FlagEvaluation Decide(PreparedFlag flag, in FlagContext context, bool otherwise, Freshness freshness)
    {
        if (freshness == Freshness.Expired && !flag.SameForAll)
        {
            return Off(FlagReason.Stale) with { Enabled = otherwise };
        }

        var key = string.IsNullOrWhiteSpace(context.TargetingKey) ? null : context.TargetingKey;
        if (!flag.Flag.Enabled)
        {
            return Off(FlagReason.Disabled);
        }

        if (flag.Excluded.Match(key, context.Groups))
        {
            return Off(FlagReason.TargetingMatch);
        }

        if (flag.Included.Match(key, context.Groups))
        {
            return On(flag, key, FlagReason.TargetingMatch);
        }

        return flag.Flag.Exclusive && flag.Lists && key is not null ? Off(FlagReason.TargetingMatch) : ByShare(flag, key, otherwise);
    }

    private static FlagEvaluation ByShare(PreparedFlag flag, string? key, bool otherwise)
    {
        var share = flag.Flag.Share;
        if (PreparedFlag.IsWhole(share))
        {
            return share == TrafficShare.None ? Off(FlagReason.Static) : On(flag, key, flag.HasVariants && key is not null ? FlagReason.Split : FlagReason.Static);
        }

        // One bucket for all who have no key would give the feature to all of them or none.
        if (key is null)
        {
            return Off(FlagReason.Default) with { Enabled = otherwise };
        }

        return StableHash.Bucket(StableHash.Of(key, flag.ExposureSeed)) < share.Ppm ? On(flag, key, FlagReason.Split) : Off(FlagReason.Split);
    }

    private static FlagEvaluation Off(FlagReason reason) => new() { Reason = reason };

    private static FlagEvaluation On(PreparedFlag flag, string? key, FlagReason reason) =>
        new() { Enabled = true, Reason = reason, Variant = flag.HasVariants && key is not null ? flag.VariantOf(key) : null };
}
