namespace JobKit;

/// <summary>How an attempt ended: the closed set that the settle decision reads.</summary>
internal abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>The handler returned; the result as JSON text, or null.</summary>
    public sealed record Succeeded(string? Result) : JobOutcome;

    /// <summary>The handler completed the job in a transaction of its own, and it was seen to be committed.</summary>
    public sealed record SettledByHandler : JobOutcome;

    /// <summary>The handler put the job off.</summary>
    public sealed record Snoozed(TimeSpan Delay) : JobOutcome;

    /// <summary>It threw, or ran over its time.</summary>
    public sealed record Threw(Exception Exception, bool TimedOut) : JobOutcome;

    /// <summary>The payload could not be read as the type.</summary>
    public sealed record CouldNotRead(JobPayloadException Exception) : JobOutcome;

    /// <summary>It stopped because of a cancel request or of shutdown, or never began.</summary>
    public sealed record HandedBack : JobOutcome;

    /// <summary>Its lease is gone: nothing is to be written.</summary>
    public sealed record LeaseGone : JobOutcome;
}
