namespace JobKit.Chaos;

/// <summary>What a line of the client's log says.</summary>
internal enum ClientEvent
{
    /// <summary>The client is about to enqueue.</summary>
    Intent,

    /// <summary>The enqueue returned: from here on the job must not be lost.</summary>
    Acknowledged,

    /// <summary>The enqueue threw: the job may exist or not, until a repetition with the same id is acknowledged.</summary>
    Unknown,

    /// <summary>The transaction was rolled back: the job must not exist.</summary>
    RolledBack,

    /// <summary>The enqueue was refused with a typed error: the job must not exist.</summary>
    Refused,
}
