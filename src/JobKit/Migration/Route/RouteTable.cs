namespace JobKit.Migration;

/// <summary>The decision table: the first row that matches answers. Pure, and it allocates nothing.</summary>
internal static class RouteTable
{
    public static RouteDecision Decide(RouteSnapshot snapshot, in RouteRequest request, in RouteConditions now)
    {
        var user = IsUnit(request.Unit) ? request.Unit : null;
        var unit = user ?? (snapshot.Anonymous == AnonymousRouting.Sticky && IsUnit(request.AnonymousUnit) ? request.AnonymousUnit : null);
        var bucket = unit is null ? -1 : Bucket(snapshot, unit);
        var answer = Fixed(snapshot, now) ?? Targeted(snapshot, user, request.Groups) ?? (unit is null ? Anonymous(snapshot, now.Draw) : Split(snapshot, bucket));
        return new()
        {
            Side = answer.Side,
            Reason = answer.Reason,
            Stage = snapshot.Stage,
            Bucket = bucket,
            Sub = unit is null ? 0 : StableHash.Sub(StableHash.Of(unit, snapshot.StatsSeed)),
            Version = snapshot.Version,
            Epoch = snapshot.Epoch,
            Cohort = snapshot.Settings.Cohort,
            SharePpm = snapshot.DrawnPpm,
            Randomised = answer.Randomised,
            Stale = now.Freshness != Freshness.Fresh,
        };
    }

    private static bool IsUnit(string? text) => !string.IsNullOrWhiteSpace(text);

    private static int Bucket(RouteSnapshot snapshot, string unit) => snapshot.Hash == RouteHash.Seed
        ? SeedHash.Bucket(unit)
        : StableHash.Bucket(StableHash.Of(unit, snapshot.ExposureSeed));

    /// <summary>Rows 1 to 5, and the safe side of a snapshot too old.</summary>
    private static RouteAnswer? Fixed(RouteSnapshot snapshot, in RouteConditions now)
    {
        if (snapshot.Unconditional is { } unconditional)
        {
            return unconditional;
        }

        if (now.FuseOpen && snapshot.Reversible)
        {
            return RouteAnswer.Legacy(RouteReason.Fuse);
        }

        return snapshot.Fixed ?? (now.Freshness == Freshness.Expired ? snapshot.AfterMaxStale : null);
    }

    /// <summary>Rows 6 and 7.</summary>
    private static RouteAnswer? Targeted(RouteSnapshot snapshot, string? user, IReadOnlyList<string>? groups)
    {
        if (snapshot.Excluded.Match(user, groups))
        {
            return RouteAnswer.Legacy(RouteReason.TargetingMatch);
        }

        return snapshot.Included.Match(user, groups) ? RouteAnswer.Candidate(RouteReason.TargetingMatch) : null;
    }

    /// <summary>Row 8.</summary>
    private static RouteAnswer Anonymous(RouteSnapshot snapshot, int draw)
    {
        var candidate = snapshot.Stage == MigrationStage.RampDown || (snapshot.Anonymous == AnonymousRouting.RandomPerRequest && draw < snapshot.SharePpm);
        return candidate ? RouteAnswer.Candidate(RouteReason.Default) : RouteAnswer.Legacy(RouteReason.Default);
    }

    /// <summary>Rows 9 and 10.</summary>
    private static RouteAnswer Split(RouteSnapshot snapshot, int bucket) => bucket >= snapshot.HoldbackFrom
        ? RouteAnswer.Drawn(candidate: false, RouteReason.Holdback)
        : RouteAnswer.Drawn(bucket < snapshot.SharePpm, RouteReason.Split);
}
