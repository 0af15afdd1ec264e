namespace JobKit.Migration;

/// <summary>A flag made ready, so that an evaluation reads and never computes twice. Immutable.</summary>
internal sealed class PreparedFlag
{
    private readonly string[] _variants;
    private readonly int[] _ends;

    public PreparedFlag(FeatureFlag flag)
    {
        Flag = flag;
        var salt = flag.Salt ?? flag.Name;
        ExposureSeed = StableHash.SeedOf(salt, RouteLayer.Exposure);
        VariantSeed = StableHash.SeedOf(salt, RouteLayer.Variant);
        Excluded = new(flag.ExcludedUserIds, flag.ExcludedGroups);
        Included = new(flag.UserIds, flag.Groups);
        Lists = flag.UserIds.Count + flag.Groups.Count > 0;
        _variants = [.. flag.Variants.Select(it => it.Name)];
        _ends = [.. flag.Variants.Select((_, i) => flag.Variants.Take(i + 1).Sum(it => it.Weight.Ppm))];
        SameForAll = !flag.Enabled || (!Lists && flag.ExcludedUserIds.Count + flag.ExcludedGroups.Count == 0 && IsWhole(flag.Share));
    }

    public FeatureFlag Flag { get; }

    public ulong ExposureSeed { get; }

    public ulong VariantSeed { get; }

    public RouteTargets Excluded { get; }

    public RouteTargets Included { get; }

    /// <summary>Whether anybody is listed to have it.</summary>
    public bool Lists { get; }

    /// <summary>Whether everybody has it or nobody: then it stays so however old it is.</summary>
    public bool SameForAll { get; }

    public bool HasVariants => _variants.Length > 0;

    /// <summary>Of a flag with variants; a key always gets the same one.</summary>
    public string VariantOf(string key)
    {
        var bucket = StableHash.Bucket(StableHash.Of(key, VariantSeed));
        var at = 0;
        while (bucket >= _ends[at])
        {
            at++;
        }

        return _variants[at];
    }

    public static bool IsWhole(TrafficShare share) => share == TrafficShare.None || share == TrafficShare.All;
}
