namespace JobKit.AspNetCore;

/// <summary>Why a verdict was given, as <c>TOO_FEW_UNITS</c> and in words.</summary>
internal sealed record VerdictReasonBody(string Code, string Text);
