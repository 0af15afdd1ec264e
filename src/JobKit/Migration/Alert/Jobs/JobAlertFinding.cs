namespace JobKit.Migration;

/// <summary>What a rule says of the job loop.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsBroken">Whether people must be told.</param>
/// <param name="Says">The value, in words.</param>
/// <param name="Limit">The limit, in words.</param>
internal sealed record JobAlertFinding(JobAlertRule Rule, bool IsBroken, string Says, string Limit);
