namespace JobKit;

/// <summary>How much of an exception is stored with a job, beside its type and message. Marked secrets are masked in all of it.</summary>
public enum ErrorDetail
{
    /// <summary>Nothing more; the default.</summary>
    None,

    /// <summary>The types and messages of the inner exceptions too.</summary>
    Message,

    /// <summary>The whole text with its stack traces, cut to 8,000 characters.</summary>
    Full,
}
