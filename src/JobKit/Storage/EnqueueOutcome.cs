namespace JobKit.Storage;

/// <summary>The store's answer for one job of an enqueue.</summary>
public enum EnqueueOutcome
{
    /// <summary>It is stored now.</summary>
    Stored,

    /// <summary>It was stored before: the same id with the same content. A success.</summary>
    AlreadyStored,

    /// <summary>A live job of its type has its unique key; the receipt has that job's id. A success.</summary>
    UniqueKeyHeld,

    /// <summary>Refused: the id is taken by a job with other content.</summary>
    Conflict,

    /// <summary>Refused: the owner has as many live jobs as allowed.</summary>
    OwnerLimit,
}
