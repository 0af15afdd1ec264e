namespace JobKit.AspNetCore;

/// <summary>How the candidate's answers compare with the legacy's; rates as fractions.</summary>
internal sealed record ShadowReportBody(
    string Key, long Compared, long Matched, long Ignored, long Mismatched, double MismatchRate, double UpperBound, IReadOnlyList<ShadowGroupBody> Groups);
