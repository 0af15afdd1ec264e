namespace JobKit.Migration;

/// <summary>What is known of an enqueue that threw.</summary>
internal enum EnqueueFault
{
    /// <summary>Nothing was stored: there was no connection, or the job was refused.</summary>
    NotWritten,

    /// <summary>It may be stored or not.</summary>
    Unknown,

    /// <summary>The app's own id belongs to a job with other content: another request.</summary>
    Conflict,
}
