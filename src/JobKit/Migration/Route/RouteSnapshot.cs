namespace JobKit.Migration;

/// <summary>One rollout, checked once and made ready, so that routing a request reads and never computes twice. Immutable.</summary>
internal sealed class RouteSnapshot
{
    private RouteSnapshot(RouteSettings settings, MigrationStage stage, RouteAnswer? unconditional, RouteAnswer? fixedAnswer)
    {
        Settings = settings;
        Stage = stage;
        Unconditional = unconditional;
        Fixed = fixedAnswer;
        Reversible = settings.IrreversibleFrom is not { } first || stage is MigrationStage.RolledBack || stage < first;
        AfterMaxStale = StaleAnswer.Of(stage, Reversible);
        Hash = settings.Hash;
        ExposureSeed = StableHash.SeedOf(settings.Salt, RouteLayer.Exposure);
        StatsSeed = StableHash.SeedOf(settings.Salt, RouteLayer.Stats);
        SharePpm = (stage == MigrationStage.RampDown ? TrafficShare.All : settings.Share).Ppm;
        HoldbackFrom = StableHash.Buckets - settings.Holdback.Ppm;
        Anonymous = settings.Anonymous;
        Excluded = new(settings.ExcludedUsers, settings.ExcludedGroups);
        Included = new(settings.IncludedUsers, settings.IncludedGroups);
    }

    public RouteSettings Settings { get; }

    public long Version => Settings.Version;

    public long Epoch => Settings.Epoch;

    /// <summary>The stage that routes: of a frozen rollout the one it froze from.</summary>
    public MigrationStage Stage { get; }

    /// <summary>What answers everything, an open fuse notwithstanding.</summary>
    public RouteAnswer? Unconditional { get; }

    /// <summary>What answers everything while the fuse is closed.</summary>
    public RouteAnswer? Fixed { get; }

    /// <summary>What answers the rest once the snapshot is too old; null when it stays as it is.</summary>
    public RouteAnswer? AfterMaxStale { get; }

    /// <summary>Whether legacy can still take everything back.</summary>
    public bool Reversible { get; }

    public RouteHash Hash { get; }

    public ulong ExposureSeed { get; }

    public ulong StatsSeed { get; }

    /// <summary>Buckets below it are exposed.</summary>
    public int SharePpm { get; }

    /// <summary>Buckets from here on stay on legacy.</summary>
    public int HoldbackFrom { get; }

    /// <summary>The candidate's part of the units that are drawn: what the holdback leaves of the share.</summary>
    public int DrawnPpm => Math.Min(SharePpm, HoldbackFrom);

    public AnonymousRouting Anonymous { get; }

    public RouteTargets Excluded { get; }

    public RouteTargets Included { get; }

    /// <exception cref="ArgumentException">The settings are wrong; the message says all that is.</exception>
    public static RouteSnapshot Of(RouteSettings settings, MigrationOptions options)
    {
        var problems = RouteSettingsCheck.Problems(settings);
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(settings));
        }

        var stage = settings.FrozenFrom ?? settings.Stage;
        return new(settings, stage, FixedAnswer.Unconditional(options), FixedAnswer.Of(stage, options.Override));
    }

    /// <summary>What routes until the first rollout was read. Without its stage nothing tells whether it was rolled back, so an override to the candidate waits.</summary>
    public static RouteSnapshot Cold(string key, MigrationSide failSafe, MigrationOptions options) => new(
        new() { Key = key, Salt = key },
        failSafe == MigrationSide.Legacy ? MigrationStage.Off : MigrationStage.Complete,
        FixedAnswer.Unconditional(options),
        new RouteAnswer(failSafe, RouteReason.Default));
}
