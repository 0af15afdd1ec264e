namespace JobKit.Migration;

/// <summary>What a class means to the gate that holds an advance.</summary>
internal static class ShadowCounting
{
    /// <summary>Whether it counts against the candidate; null where it is not counted.</summary>
    public static bool? IsMismatch(ShadowClass verdict) => verdict switch
    {
        ShadowClass.Match or ShadowClass.Ignored or ShadowClass.BothFailedSame => false,
        ShadowClass.Mismatch or ShadowClass.CandidateFailed or ShadowClass.ComparerError => true,
        _ => null,
    };

    /// <summary>Whether somebody may want to look at legacy's answer.</summary>
    public static bool NeedsControl(ShadowClass verdict) => IsMismatch(verdict) == true;
}
