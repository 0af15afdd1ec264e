namespace JobKit;

/// <summary>What is kept of an exception: redacted and cut to a stated length before it is stored.</summary>
/// <param name="Type">The exception's type name, at most 256 characters.</param>
/// <param name="Message">Its message, at most 2,000 characters, secrets masked.</param>
/// <param name="Detail">Its stack trace, at most 8,000 characters, where the app asked for it; else null.</param>
public sealed record JobError(string Type, string Message, string? Detail = null);
