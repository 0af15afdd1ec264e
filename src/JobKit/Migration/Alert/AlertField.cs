namespace JobKit.Migration;

/// <summary>One line of an alert.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Value">The value; cut to 1,000 characters when it is sent.</param>
/// <param name="IsShort">Whether it may stand beside another.</param>
public sealed record AlertField(string Title, string Value, bool IsShort = true);
