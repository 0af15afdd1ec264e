namespace JobKit;

/// <summary>The kinds of <see cref="RetryRule"/>; the first is the default.</summary>
internal enum RetryRuleKind
{
    Retry,
    Fail,
    Snooze,
}
