namespace JobKit.Client;

/// <summary>Where a job of another app stands.</summary>
public enum RemoteJobStatus
{
    /// <summary>It waits for its turn, its time or its next attempt.</summary>
    Pending,

    /// <summary>A handler is at work on it.</summary>
    Processing,

    /// <summary>It has its result.</summary>
    Completed,

    /// <summary>It has none and is not tried again.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
